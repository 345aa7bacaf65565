namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>Keeps the pace of requests, a gate for each host. Safe to use from many threads.</summary>
internal interface IHostPacing : IDisposable
{
    /// <summary>The gate of a host: the same for every request to it.</summary>
    /// <param name="host">Host and port, such as <c>example.org:443</c>.</param>
    IHostGate GetGate(string host);
}
