namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>No connection to a proxy: it says nothing of the site behind it.</summary>
internal sealed class ProxyConnectException(string message, Exception? inner) : IOException(message, inner);
