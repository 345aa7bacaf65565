using ArchiveTool.Core.Files;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Configuration;

/// <summary>
/// What a configuration may say that was found in the working folder: it may have come with somebody else's posts. It opens
/// no guard, sends no secret, and writes only inside its own folder and over nothing but earlier output.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class FoundConfiguration(string path)
{
    private static readonly string[] Never =
    [
        "insecure",
        "allow-private-network",
        "connect-to",
        "proxy",
        "cookies",
        "header",
        "record-credentials",
    ];

    private static readonly string[] Inside = ["report", "record", "output", "cache", "history", "rules", "networks"];

    private readonly string folder = CanonicalPath.Resolve(Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Why an entry is not followed, with the line; null if nothing speaks against it.</summary>
    public (string Message, int Line)? GetError(ConfigEntry entry)
    {
        if (Never.Contains(entry.Key, StringComparer.Ordinal))
        {
            return entry.Values is [{ Text: "false" }]
                ? null
                : ($"'{entry.Key}' is not taken from a configuration that was found", entry.Line);
        }

        if (!Inside.Contains(entry.Key, StringComparer.Ordinal))
        {
            return null;
        }

        foreach (var (text, line) in entry.Values)
        {
            if (GetError(entry.Key, text) is { } message)
            {
                return (message, line);
            }
        }

        return null;
    }

    /// <summary>What the user can do about it.</summary>
    public string Advice => $"to allow it, name the file with --config {path}, or add --trust-config";

    private string? GetError(string key, string text)
    {
        string place;
        try
        {
            place = CanonicalPath.Resolve(text);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return $"'{text}' for {key} is not a path";
        }

        if (!CanonicalPath.IsWithin(place, folder))
        {
            return $"'{text}' for {key} is outside the folder of a configuration that was found";
        }

        var replacesNothing = key switch
        {
            "report" => EarlierOutput.IsReportOrNothing(place),
            "record" => EarlierOutput.IsRecordOrNothing(place),
            "cache" or "history" => EarlierOutput.IsCacheOrNothing(place),
            "output" => EarlierOutput.IsLibraryOrNothing(place),
            _ => true,
        };
        return replacesNothing
            ? null
            : $"'{text}' for {key} is a file or folder that this program did not make; it is not replaced";
    }
}
