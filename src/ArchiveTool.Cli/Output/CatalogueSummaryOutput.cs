using System.Text;
using System.Text.Json;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Output;

/// <summary>Writes the catalogue's version and counts.</summary>
internal static class CatalogueSummaryOutput
{
    public static void Write(CatalogueSummary summary, bool isJson) =>
        Console.Out.Write(isJson ? ToJson(summary) : ToText(summary));

    private static IEnumerable<(string Name, int Count)> Counts(CatalogueSummary summary) =>
        [
            ("networks", summary.Networks),
            ("redirectors", summary.Redirectors),
            ("shorteners", summary.Shorteners),
            ("parameters", summary.Parameters),
            ("beacons", summary.Beacons),
        ];

    private static string ToText(CatalogueSummary summary) =>
        string.Concat(
            Counts(summary)
                .Select(count => $"{count.Name, -13}{count.Count, 5}\n")
                .Prepend($"{"origin", -11}{summary.Origin}\n")
                .Prepend($"{"date", -11}{summary.Date}\n")
                .Prepend($"{"version", -11}{summary.Version}\n")
        );

    private static string ToJson(CatalogueSummary summary)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", "archivetool/rules/1");
            writer.WriteString("version", summary.Version);
            writer.WriteString("date", summary.Date);
            writer.WriteString("origin", summary.Origin);
            foreach (var (name, count) in Counts(summary))
            {
                writer.WriteNumber(name, count);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
