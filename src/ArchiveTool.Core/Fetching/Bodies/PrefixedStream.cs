using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>A stream whose first bytes were read already.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> first, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> first = first;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (first.IsEmpty)
        {
            return rest.ReadAsync(buffer, cancellationToken);
        }

        var count = Math.Min(buffer.Length, first.Length);
        first[..count].CopyTo(buffer);
        first = first[count..];
        return ValueTask.FromResult(count);
    }
}
