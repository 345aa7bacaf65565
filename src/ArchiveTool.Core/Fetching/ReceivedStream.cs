namespace ArchiveTool.Core.Fetching;

/// <summary>A body as it arrives: counted, timed, and ended when it is larger than allowed.</summary>
internal sealed class ReceivedStream(Stream inner, AttemptClock clock, long most) : Stream
{
    /// <summary>Bytes so far.</summary>
    public long Received { get; private set; }

    /// <summary>Whether more came than allowed.</summary>
    public bool IsTooLarge => Received > most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        clock.Received(read);
        Received += read;
        return IsTooLarge ? throw new BodyTooLargeException() : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("bodies are read asynchronously");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
