using System.Globalization;
using System.Xml;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The report for build servers: a suite for each post, a case for each place of each URL. A case fails by what makes the
/// run fail; what was not asked for is skipped; all else that was found is told in the case's output.
/// </summary>
/// <param name="settings">How posts are named, and what fails a run.</param>
internal sealed class JunitReport(ReportSettings settings)
{
    private readonly PostNames names = new(settings.WorkingFolder);

    /// <summary>Writes the report.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        var suites = Cases(report)
            .OrderBy(one => one.Post, StringComparer.Ordinal)
            .ThenBy(one => one.Line)
            .ThenBy(one => one.Column)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .GroupBy(one => one.Post, StringComparer.Ordinal)
            .Select(group => (Post: group.Key, Cases: group.ToList()))
            .ToList();
        using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Indent = true,
                NewLineChars = "\n",
                CloseOutput = false,
            }
        );
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "archivetool");
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        foreach (var (post, cases) in suites)
        {
            Write(xml, PrintableText.OneLine(names.Shown(post)), cases);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        output.Write('\n');
    }

    private static IEnumerable<JunitCase> Cases(AuditReport report)
    {
        foreach (var link in report.Links)
        {
            foreach (var place in link.Places)
            {
                var problems = LinkProblems.Describe(link, place).ToList();
                var skipped = link.Status == LinkStatus.Skipped ? link.Reason : (Reason?)null;
                yield return new JunitCase(
                    place.Post,
                    place.Line,
                    place.Column,
                    $"{link.Kind.ToCode()} {link.Url}",
                    problems,
                    skipped
                );
            }
        }

        foreach (var (post, problem) in report.Problems)
        {
            yield return new JunitCase(
                post,
                problem.Line ?? 0,
                problem.Column ?? 0,
                $"{problem.Code.ToCode()} {problem.Url ?? problem.Message}",
                [problem],
                null
            );
        }
    }

    private void Write(XmlWriter xml, string suite, List<JunitCase> cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite);
        WriteCounts(xml, cases);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            // Servers take cases of one name for one case.
            var place = one.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" at {one.Line}:{one.Column}") : "";
            var count = names[one.Name + place] = names.GetValueOrDefault(one.Name + place) + 1;
            var again = count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({count})") : "";
            Write(xml, suite, one with { Name = one.Name + place + again });
        }

        xml.WriteEndElement();
    }

    private void WriteCounts(XmlWriter xml, List<JunitCase> cases)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(Fails)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(cases.Count(one => one.Skipped is not null && !Fails(one))));
        xml.WriteAttributeString("time", "0");
    }

    private void Write(XmlWriter xml, string suite, JunitCase one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", PrintableText.OneLine(one.Name));
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("file", suite);
        if (one.Line > 0)
        {
            xml.WriteAttributeString("line", Number(one.Line));
        }

        xml.WriteAttributeString("time", "0");
        var failures = one.Problems.Where(IsFailure).ToList();
        if (failures.Count > 0)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", failures[0].Code.ToCode());
            xml.WriteAttributeString("message", PrintableText.OneLine(failures[0].Message));
            xml.WriteString(Lines(suite, failures));
            xml.WriteEndElement();
        }
        else if (one.Skipped is { } reason)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", reason.GetInfo().Words);
            xml.WriteEndElement();
        }

        var others = one.Problems.Where(problem => !IsFailure(problem)).ToList();
        if (others.Count > 0)
        {
            xml.WriteElementString("system-out", Lines(suite, others));
        }

        xml.WriteEndElement();
    }

    private bool Fails(JunitCase one) => one.Problems.Any(IsFailure);

    private bool IsFailure(Problem problem) => settings.FailOn.Contains(problem.Code);

    private static string Lines(string post, IEnumerable<Problem> problems) =>
        string.Join('\n', problems.Select(problem => Line(post, problem)));

    private static string Line(string post, Problem problem)
    {
        var place = problem.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $":{line}:{problem.Column ?? 1}")
            : "";
        return $"{post}{place}: {problem.Code.ToCode()}: {PrintableText.OneLine(problem.Message)}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
