using System.Globalization;
using System.Text;

namespace ArchiveTool.Warc;

/// <summary>
/// Reads the records of an uncompressed WARC 1.0 or 1.1 file, by their heads; blocks are read later where they stand.
/// Tolerant of what other tools write: bare line feeds, blank lines too many, a file that breaks off.
/// </summary>
public static class WarcReader
{
    private const int MaxHeadBytes = 1 << 20;

    /// <summary>The heads of the records from the stream's beginning. An invalid head ends reading.</summary>
    /// <param name="file">Seekable.</param>
    public static IEnumerable<WarcRecordHead> Read(Stream file)
    {
        var position = 0L;
        while (true)
        {
            file.Position = position;
            var lines = new WarcLines(file);
            var version = lines.ReadPastBlank();
            if (version is null || !version.StartsWith("WARC/", StringComparison.Ordinal))
            {
                yield break;
            }

            var fields = lines.ReadFields(MaxHeadBytes);
            if (fields is null)
            {
                yield break;
            }

            var start = position + lines.Consumed;
            var head = new WarcRecordHead(fields, start, 0, false);
            if (
                !long.TryParse(head["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length < 0
            )
            {
                yield break;
            }

            var available = Math.Min(length, file.Length - start);
            yield return head with
            {
                BlockLength = available,
                IsWhole = available == length,
            };
            if (available < length)
            {
                yield break;
            }

            position = start + length;
        }
    }

    /// <summary>Bytes as the text that heads are: UTF-8, or Latin-1 where they are none.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
