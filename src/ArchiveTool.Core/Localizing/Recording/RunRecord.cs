using System.Text.Json;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>A run that changed a site's sources.</summary>
/// <param name="Header">Which run.</param>
/// <param name="Files">What it did, in its order.</param>
/// <param name="IsFinished">Whether it came to its end; else it was killed.</param>
internal sealed record RunRecord(RunHeader Header, IReadOnlyList<RecordedFile> Files, bool IsFinished)
{
    private const long MostBytes = 1 << 30;

    /// <summary>Reads the record of a run; null if the file is none.</summary>
    public static RunRecord? Read(string path)
    {
        RunHeader? header = null;
        var isFinished = false;
        var files = new List<RecordedFile>();
        foreach (var line in ForeignFile.ReadLines(path, MostBytes))
        {
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                if (header is null)
                {
                    header = JsonSerializer.Deserialize(line, RecordJson.Readable.RunHeader);
                }
                else if (line.StartsWith(RunEnd.Mark, StringComparison.Ordinal))
                {
                    isFinished = true;
                }
                else if (JsonSerializer.Deserialize(line, RecordJson.Readable.RecordedFile) is { Edits: not null } file)
                {
                    files.Add(file);
                    isFinished = false;
                }
            }
            catch (JsonException)
            {
                // A kill tore the line; what it was to say was not begun.
            }
        }

        return header is { Schema: RunHeader.CurrentSchema } ? new RunRecord(header, files, isFinished) : null;
    }
}
