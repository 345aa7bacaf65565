using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>A body of so many seconds, each with its bytes, by a clock that does not wait for them.</summary>
internal sealed class PacedStream(int seconds, int perSecond, JumpingTime time) : MemoryStream
{
    private int second;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (second > 0)
        {
            time.EndWindows(begunAnew: true);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return second++ < seconds ? perSecond : 0;
    }
}
