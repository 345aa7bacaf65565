using System.Globalization;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>Reads the templates of one post, and counts those that no table knows, so that they can be told.</summary>
/// <param name="text">The post's text.</param>
internal sealed partial class TemplateUses(string text)
{
    private const int MostFindings = 50;
    private const int MostLines = 10;

    private readonly HashSet<int> taken = [];
    private readonly Dictionary<string, List<TextRange>> left = new(StringComparer.Ordinal);

    /// <summary>The reference that a destination or attribute with a template comes to; null if it is left alone.</summary>
    public PendingReference? Read(PendingReference reference)
    {
        var reader = new TemplateTagReader(text);
        for (
            var tag = reader.Next(reference.Range.Start);
            tag is { } one && one.Range.Start < reference.Range.End;
            tag = reader.Next(one.Range.End)
        )
        {
            taken.Add(one.Range.Start);
        }

        var found = TemplateValues.Read(text, reference);
        if (found is null && reference.Kind != ReferenceKind.Other)
        {
            LeaveAlone(text.Substring(reference.Range.Start, reference.Range.Length).Trim(), reference.Range);
        }

        return found;
    }

    /// <summary>What a tag in the text refers to; nothing where an attribute or destination holds it.</summary>
    public List<PendingReference> Find(in TemplateTag tag)
    {
        var found = new List<PendingReference>();
        if (tag.IsLiteral || taken.Contains(tag.Range.Start))
        {
            return found;
        }

        if (tag.Kind == TemplateTagKind.Expression)
        {
            if (Variable().IsMatch(text.AsSpan(tag.Arguments.Start, tag.Arguments.Length)))
            {
                LeaveAlone(text.Substring(tag.Range.Start, tag.Range.Length), tag.Range);
            }
        }
        else if (tag.Name.Length > 0 && !tag.Name.StartsWith("/*", StringComparison.Ordinal))
        {
            if (!TemplateReferences.TryRead(text, tag, found))
            {
                LeaveAlone(tag.Name, tag.Range);
            }
        }

        return found;
    }

    /// <summary>Counts what is left as it is.</summary>
    /// <param name="name">What is told of it.</param>
    /// <param name="range">Where it stands.</param>
    public void LeaveAlone(string name, TextRange range)
    {
        if (!left.TryGetValue(name, out var places))
        {
            left.Add(name, places = []);
        }

        places.Add(range);
    }

    /// <summary>A finding for each tag that was left alone, at its first place.</summary>
    public IEnumerable<Problem> GetProblems(SourceText source)
    {
        foreach (var (name, places) in left.Take(MostFindings))
        {
            var place = source.Locate(places[0] with { Length = 0 });
            yield return new Problem(
                ProblemCode.Input,
                Reason.TemplateLeftAlone,
                null,
                $"the template '{Shorten(name)}' was left alone{Count(source, places)}: what it refers to was not collected",
                place.Line,
                place.Column
            );
        }

        if (left.Count > MostFindings)
        {
            var place = source.Locate(left.ElementAt(MostFindings).Value[0] with { Length = 0 });
            yield return new Problem(
                ProblemCode.Input,
                Reason.TemplateLeftAlone,
                null,
                $"{left.Count - MostFindings} more templates were left alone: what they refer to was not collected",
                place.Line,
                place.Column
            );
        }
    }

    private static string Count(SourceText source, List<TextRange> places)
    {
        if (places.Count == 1)
        {
            return "";
        }

        var lines = places
            .Take(MostLines)
            .Select(range => source.Locate(range with { Length = 0 }).Line.ToString(CultureInfo.InvariantCulture));
        var more = places.Count > MostLines ? ", …" : "";
        return $" {places.Count} times (lines {string.Join(", ", lines)}{more})";
    }

    private static string Shorten(string name) => name.Length > 100 ? name[..99] + "…" : name;

    /// <summary>A variable's member, or a filter or call; braces of a formula are neither.</summary>
    [GeneratedRegex(
        @"^[\s-]*[\w""'][\w\s""'/.-]*(\.\w[\w.\[\]""']*\s*(\|.*)?|\|\s*\w.*|\(.*\)\s*)[\s-]*$",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Variable();
}
