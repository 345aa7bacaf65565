using System.Globalization;

namespace ArchiveTool.Warc;

/// <summary>
/// Undoes a chunked transfer coding that other tools left in the payload (RFC 9112, section 7.1). A body that is not
/// chunked after all, whatever its header says, comes as it is; one whose chunks break off, as far as they go.
/// </summary>
/// <param name="block">The payload, its length known.</param>
internal sealed class DechunkedStream(Stream block) : ForwardStream
{
    private const int MaxLineBytes = 1024;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private long left;
    private State state = State.Before;

    private enum State
    {
        Before,
        InChunk,
        NotChunked,
        Ended,
    }

    private long Available => block.Length - block.Position + end - start;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0 && state is State.Before or State.InChunk && !buffer.IsEmpty)
        {
            await BeginChunkAsync(cancellationToken);
        }

        var wanted = (int)Math.Min(buffer.Length, left);
        if (wanted == 0 || !await FillAsync(1, cancellationToken))
        {
            return 0;
        }

        wanted = Math.Min(wanted, end - start);
        this.buffer.AsMemory(start, wanted).CopyTo(buffer);
        start += wanted;
        left -= wanted;
        return wanted;
    }

    private async ValueTask BeginChunkAsync(CancellationToken cancellationToken)
    {
        var isFirst = state == State.Before;
        // The line end after the last chunk's data stands before this chunk's size.
        var isAtSize = isFirst || await SkipLineEndAsync(cancellationToken);
        var line = isAtSize ? await PeekLineAsync(cancellationToken) : 0;
        if (line == 0 || !TrySize(buffer.AsSpan(start, line), out var size))
        {
            (state, left) = isFirst ? (State.NotChunked, Available) : (State.Ended, 0);
            return;
        }

        if (isFirst && size > Available - line)
        {
            (state, left) = (State.NotChunked, Available);
            return;
        }

        start += line;
        (state, left) = size == 0 ? (State.Ended, 0) : (State.InChunk, size);
    }

    private async ValueTask<bool> SkipLineEndAsync(CancellationToken cancellationToken)
    {
        var line = await PeekLineAsync(cancellationToken);
        start += line;
        return line > 0;
    }

    /// <summary>The length of the line at the reading position with its end, or 0 where none ends soon.</summary>
    private async ValueTask<int> PeekLineAsync(CancellationToken cancellationToken)
    {
        await FillAsync(MaxLineBytes, cancellationToken);
        var text = buffer.AsSpan(start, Math.Min(MaxLineBytes, end - start));
        return text.IndexOf((byte)'\n') + 1;
    }

    /// <summary>Reads until so many bytes are at hand. False where there are none at all.</summary>
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        if (end - start < count)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            end += await block.ReadAtLeastAsync(buffer.AsMemory(end), count - end, false, cancellationToken);
        }

        return end > start;
    }

    private static bool TrySize(ReadOnlySpan<byte> line, out long size)
    {
        var extension = line.IndexOf((byte)';');
        var digits = (extension < 0 ? line : line[..extension]).Trim(" \t\r\n"u8);
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size)
            && size >= 0;
    }
}
