using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>What is wrong with the way to every host: of the network or of a proxy, and of none of the links.</summary>
/// <param name="Reason"><see cref="Reason.NoNetwork"/> or <see cref="Reason.ProxyFailed"/>.</param>
/// <param name="Message">What happened and what to do, in a sentence for people.</param>
public sealed record NetworkFault(Reason Reason, string Message)
{
    /// <summary>The status that a proxy answered in place of every site; null if it let requests for pages alone.</summary>
    public int? ProxyStatus { get; init; }
}
