namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>What a stream unpacks to, up to a bound.</summary>
/// <param name="source">The stream; disposed with this.</param>
/// <param name="most">The most bytes that are read.</param>
internal sealed class BoundedStream(Stream source, long most) : Stream
{
    private long read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">There is more.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        read += count;
        return read > most ? throw new InvalidDataException("it unpacks to too much") : count;
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
