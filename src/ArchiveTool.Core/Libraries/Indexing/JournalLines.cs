using System.Buffers;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>The lines of a journal as bytes; a line without end is passed over and fills no memory.</summary>
internal static class JournalLines
{
    private const int BufferBytes = 1 << 16;
    private const int LongestLine = 1 << 26;

    /// <summary>Each line that is ended, and of the last one what there is.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(Stream stream)
    {
        var buffer = new byte[BufferBytes];
        var line = new ArrayBufferWriter<byte>();
        var isTooLong = false;
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (var start = 0; start < read; )
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var part = buffer.AsMemory(start, (end < 0 ? read : end) - start);
                isTooLong |= line.WrittenCount + part.Length > LongestLine;
                if (!isTooLong)
                {
                    line.Write(part.Span);
                }

                start += part.Length + 1;
                if (end >= 0)
                {
                    if (!isTooLong && line.WrittenCount > 0)
                    {
                        yield return line.WrittenMemory;
                    }

                    line.Clear();
                    isTooLong = false;
                }
            }
        }

        if (!isTooLong && line.WrittenCount > 0)
        {
            yield return line.WrittenMemory;
        }
    }
}
