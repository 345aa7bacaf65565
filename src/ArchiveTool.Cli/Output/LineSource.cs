using System.Text;

namespace ArchiveTool.Cli.Output;

/// <summary>
/// Reads lines from a stream as they arrive, so that each line is answered before the next is read. White space
/// around a line is no part of it, nor is a byte order mark; a line that is too long is cut.
/// </summary>
internal sealed class LineSource(Stream stream)
{
    /// <summary>In bytes; no URL is as long.</summary>
    public const int LongestLine = 1 << 20;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isAtEnd;
    private bool isPassingOver;
    private bool isBegun;

    /// <summary>The next line of those that are there; false where more must be read first, or all is read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isCut">Whether only its beginning is there.</param>
    public bool TryTake(out string line, out bool isCut)
    {
        line = "";
        isCut = false;
        while (start < end)
        {
            var rest = buffer.AsSpan(start..end);
            var length = rest.IndexOf((byte)'\n');
            if (length < 0 && !isAtEnd && rest.Length < LongestLine)
            {
                return false;
            }

            isCut = length < 0 && !isAtEnd;
            var wasPassingOver = isPassingOver;
            isPassingOver = isCut;
            var text = length < 0 ? rest : rest[..length];
            line = Encoding.UTF8.GetString(!isBegun && text.StartsWith(Mark) ? text[Mark.Length..] : text).Trim();
            isBegun = true;
            start = length < 0 ? end : start + length + 1;
            if (!wasPassingOver)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits for more; false if absent.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            return false;
        }

        buffer.AsSpan(start..end).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        // A read of a terminal or pipe cannot itself be called off.
        var read = await stream
            .ReadAsync(buffer.AsMemory(end), cancellationToken)
            .AsTask()
            .WaitAsync(cancellationToken);
        end += read;
        isAtEnd = read == 0;
        return true;
    }
}
