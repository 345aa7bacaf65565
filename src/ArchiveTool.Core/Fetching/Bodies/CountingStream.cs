using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>A body as it arrives: counted, timed, and ended when it is larger than allowed.</summary>
internal sealed class CountingStream(Stream inner, AttemptTimeout clock, long most) : ForwardStream
{
    /// <summary>Bytes so far.</summary>
    public long Received { get; private set; }

    /// <summary>Whether more came than allowed.</summary>
    public bool IsTooLarge => Received > most;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        clock.Received(read);
        Received += read;
        return IsTooLarge ? throw new BodyTooLargeException() : read;
    }
}
