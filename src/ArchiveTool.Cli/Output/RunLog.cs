using System.Globalization;
using System.Text.Json;
using ArchiveTool.Core.Localizing;

namespace ArchiveTool.Cli.Output;

/// <summary>The runs that changed sites, as <c>--log</c> lists them.</summary>
internal static class RunLog
{
    /// <summary>One line a run.</summary>
    public static void WriteText(TextWriter output, IReadOnlyList<(string Site, RunSummary Run)> runs)
    {
        foreach (var (_, run) in runs)
        {
            var time = run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var cut = run.IsFinished ? "" : "  cut off; the same command goes on with it";
            output.WriteLine(
                $"{run.Run}  {time}  {run.Command}  {run.Files} files, {run.Edits} changes, {run.Pictures} new pictures{cut}"
            );
        }
    }

    /// <summary>Writes <c>archivetool/localize-log/1</c>.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<(string Site, RunSummary Run)> runs)
    {
        json.WriteStartObject();
        json.WriteString("schema", "archivetool/localize-log/1");
        json.WriteStartArray("runs");
        foreach (var (site, run) in runs)
        {
            json.WriteStartObject();
            json.WriteString("site", site);
            json.WriteString("run", run.Run);
            json.WriteString("command", run.Command);
            json.WriteString("startedAt", run.StartedAt);
            json.WriteNumber("files", run.Files);
            json.WriteNumber("edits", run.Edits);
            json.WriteNumber("pictures", run.Pictures);
            json.WriteBoolean("finished", run.IsFinished);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
