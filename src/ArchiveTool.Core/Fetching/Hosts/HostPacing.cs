using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>The pace of one process.</summary>
/// <param name="options">How many requests at a time, and the pause between them.</param>
/// <param name="time">The clock.</param>
internal sealed class HostPacing(FetchOptions options, TimeProvider time) : IHostPacing
{
    private readonly ConcurrentDictionary<string, HostRateLimiter> gates = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IHostGate GetGate(string host) => gates.GetOrAdd(host, static (_, self) => self.CreateGate(), this);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var gate in gates.Values)
        {
            gate.Dispose();
        }
    }

    private HostRateLimiter CreateGate() => new(options, time);
}
