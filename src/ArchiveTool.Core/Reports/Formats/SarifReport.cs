using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>The report for code review: SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).</summary>
/// <param name="settings">How posts are named.</param>
internal sealed class SarifReport(ReportSettings settings)
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>What relative addresses are relative to; the name that review tools know (section 3.14.14).</summary>
    private const string Root = "%SRCROOT%";

    // What code scanning takes of one run.
    private const int MostResults = 25_000;

    private readonly LineHashes hashes = new();
    private readonly PostNames names = new(settings.WorkingFolder);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Writes the report.</summary>
    public void Write(Stream output, AuditReport report)
    {
        using (
            var json = new Utf8JsonWriter(
                output,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject(Root);
            WriteText(json, "description", "The folder that archivetool ran in.");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("results");
            var findings = ReportFindings.Collect(report);
            var leftOut = findings.Count - MostResults;
            var told = leftOut > 0 ? findings.OrderBy(finding => GetGravity(finding.Code)).Take(MostResults) : findings;
            foreach (var finding in told)
            {
                Write(json, finding);
                json.Flush();
            }

            json.WriteEndArray();
            if (leftOut > 0)
            {
                json.WriteStartObject("properties");
                json.WriteNumber("findingsLeftOut", leftOut);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "archivetool");
        json.WriteString("version", settings.ToolVersion);
        WriteIfThere(json, "informationUri", settings.ToolAddress);
        json.WriteStartArray("rules");
        foreach (var rule in SarifRule.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code.ToCode());
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Short);
            WriteText(json, "fullDescription", rule.Short + " " + rule.Help);
            WriteText(json, "help", rule.Help);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ReportFinding finding)
    {
        var index = 0;
        while (SarifRule.All[index].Code != finding.Code)
        {
            index++;
        }

        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code.ToCode());
        json.WriteNumber("ruleIndex", index);
        json.WriteString("level", SarifRule.All[index].Level);
        WriteText(json, "message", Message(finding.Message));
        WriteLocation(json, finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("archivetoolFinding/v1", Fingerprint(finding));
        if (finding.Line is { } line && hashes.Find(finding.Post, line) is { } hash)
        {
            json.WriteString("primaryLocationLineHash", hash);
        }

        json.WriteEndObject();
        WriteProperties(json, finding);
        json.WriteEndObject();
    }

    private void WriteLocation(Utf8JsonWriter json, ReportFinding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", names.Uri(finding.Post));
        if (names.IsInWorkingFolder(finding.Post))
        {
            json.WriteString("uriBaseId", Root);
        }

        json.WriteEndObject();
        if (finding.Line is { } line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            json.WriteNumber("startColumn", finding.Column ?? 1);
            if (GetPlace(finding) is { Raw: { Length: > 0 } raw } && !raw.AsSpan().ContainsAny('\r', '\n'))
            {
                json.WriteNumber("endLine", line);
                json.WriteNumber("endColumn", (finding.Column ?? 1) + raw.Length);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static int GetGravity(ProblemCode code) =>
        SarifRule.All.First(rule => rule.Code == code).Level switch
        {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };

    private static LinkPlace? GetPlace(ReportFinding finding) =>
        finding.Link?.Places.FirstOrDefault(place =>
            place.Post == finding.Post && place.Line == finding.Line && place.Column == finding.Column
        );

    private static void WriteProperties(Utf8JsonWriter json, ReportFinding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("url", finding.Url);
        json.WriteString("reason", finding.Reason.ToCode());
        if (finding.Link is { } link)
        {
            WriteIfThere(json, "finalUrl", link.FinalUrl);
            WriteIfThere(json, "suggestion", link.Suggestion);
            WriteIfThere(json, "cleanUrl", link.Tracking?.CleanUrl);
            WriteIfThere(json, "network", link.Affiliate?.Network);
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// The same finding of the same post keeps its fingerprint when lines move; the second of two equal ones in a post has
    /// another than the first.
    /// </summary>
    private string Fingerprint(ReportFinding finding)
    {
        var key = $"{finding.Code.ToCode()}\n{names.Shown(finding.Post)}\n{finding.Url}";
        var ordinal = seen.GetValueOrDefault(key) + 1;
        seen[key] = ordinal;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}:{ordinal}");
    }

    /// <summary>Brackets make links in messages (section 3.11.6).</summary>
    private static string Message(string text) =>
        PrintableText
            .OneLine(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("]", "\\]", StringComparison.Ordinal);

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteIfThere(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
