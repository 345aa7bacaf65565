using System.Globalization;

namespace ArchiveTool.Core.Records;

/// <summary>
/// Undoes a chunked transfer coding that other tools left in the payload (RFC 9112, section 7.1). A body that is not
/// chunked after all, whatever its header says, comes as it is.
/// </summary>
internal static class DechunkedStream
{
    public static Stream Open(Stream block)
    {
        using var all = new MemoryStream();
        block.CopyTo(all);
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        var body = new MemoryStream();
        for (var rest = bytes; ; )
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 || !TrySize(rest[..end], out var size) || end + 1 + size > rest.Length)
            {
                // Broken off or never chunked: what was understood, or all of it.
                return new MemoryStream(body.Length > 0 ? body.ToArray() : bytes.ToArray());
            }

            body.Write(rest.Slice(end + 1, size));
            if (size == 0)
            {
                body.Position = 0;
                return body;
            }

            rest = rest[(end + 1 + size)..];
            var next = rest.IndexOf((byte)'\n');
            rest = next < 0 ? [] : rest[(next + 1)..];
        }
    }

    private static bool TrySize(ReadOnlySpan<byte> line, out int size)
    {
        var extension = line.IndexOf((byte)';');
        var digits = (extension < 0 ? line : line[..extension]).Trim(" \t\r"u8);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size)
            && size >= 0;
    }
}
