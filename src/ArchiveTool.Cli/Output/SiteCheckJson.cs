using System.Text.Json;
using ArchiveTool.Core.Localizing;

namespace ArchiveTool.Cli.Output;

/// <summary>What <c>localize --check</c> says, as <c>archivetool/localize-check/1</c>.</summary>
internal static class SiteCheckJson
{
    /// <summary>Writes what is chosen for each site, and why.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<SiteCheck> checks)
    {
        json.WriteStartObject();
        json.WriteString("schema", "archivetool/localize-check/1");
        json.WriteStartArray("sites");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("folder", check.Folder);
            json.WriteString("generator", check.Generator);
            json.WriteString("pictures", check.Pictures);
            json.WriteStartArray("spellings");
            foreach (var (construct, address) in check.Spellings)
            {
                json.WriteStartObject();
                json.WriteString("construct", construct);
                json.WriteString("address", address);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("reasons");
            foreach (var reason in check.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
