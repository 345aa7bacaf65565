using System.IO.Compression;
using System.Text.Json;

namespace ArchiveTool.Warc;

/// <summary>
/// The pages that a record is about: those that a WACZ file lists, else the HTML that a WARC file holds as the answer to a
/// request, leaving out frames where the requests say what they are for.
/// </summary>
public static class RecordedPages
{
    private const string Folder = "pages/";

    /// <summary>The addresses of the pages, each once, in the order of the record.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporaryFolder">Where a compressed file is unpacked; nothing is left there.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<string> List(string path, string temporaryFolder)
    {
        var listed = ReadList(path);
        return listed.Count > 0 ? listed : ReadRecords(path, temporaryFolder);
    }

    private static List<string> ReadList(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        if (
            !file.CanSeek
            || file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4
            || !magic.SequenceEqual("PK\u0003\u0004"u8)
        )
        {
            return [];
        }

        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var pages = new List<string>();
        var entry = zip.GetEntry(Folder + "pages.jsonl");
        if (entry is not null)
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line)
            {
                if (ReadAddress(line) is { } address)
                {
                    pages.Add(address);
                }
            }
        }

        return [.. pages.Distinct(StringComparer.Ordinal)];
    }

    private static string? ReadAddress(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("url", out var url)
                && url.ValueKind == JsonValueKind.String
                ? url.GetString()
                : null;
        }
        catch (JsonException)
        {
            // A line that is damaged costs its page alone.
            return null;
        }
    }

    private static List<string> ReadRecords(string path, string temporaryFolder)
    {
        using var unpacked = WarcUnpacking.Unpack(path, temporaryFolder);
        var frames = new HashSet<string>(StringComparer.Ordinal);
        var pages = new List<(string Id, string Address)>();
        foreach (var head in WarcReader.Read(unpacked))
        {
            var lines = new WarcLines(new BlockStream(unpacked.SafeFileHandle, head.BlockOffset, head.BlockLength));
            if (head.Type == "request" && head["WARC-Concurrent-To"] is { } response && IsForPart(lines))
            {
                frames.Add(response);
            }
            else if (head is { Type: "response", TargetUri: { } address } && IsPage(lines))
            {
                pages.Add((head["WARC-Record-ID"] ?? "", address));
            }
        }

        return
        [
            .. pages
                .Where(page => !frames.Contains(page.Id))
                .Select(page => page.Address)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool IsPage(WarcLines lines) =>
        lines.Read()?.Split(' ', 3) is [_, "200", ..]
        && lines.ReadFields(1 << 20) is { } fields
        && fields.Exists(field =>
            field.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && (
                field.Value.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
                || field.Value.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>Whether a browser says that it asks for something else than a page (https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header).</summary>
    private static bool IsForPart(WarcLines lines) =>
        lines.Read() is { } line
        && (
            !line.StartsWith("GET ", StringComparison.OrdinalIgnoreCase)
            || (
                lines.ReadFields(1 << 20) is { } fields
                && fields.Exists(field =>
                    field.Name.Equals("Sec-Fetch-Dest", StringComparison.OrdinalIgnoreCase)
                    && !field.Value.Equals("document", StringComparison.OrdinalIgnoreCase)
                )
            )
        );
}
