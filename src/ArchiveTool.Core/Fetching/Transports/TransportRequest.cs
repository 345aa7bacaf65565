using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>One request.</summary>
/// <param name="Method">GET or HEAD.</param>
/// <param name="Url">The URL, without fragment.</param>
/// <param name="Headers">In their order, <c>Host</c> not among them.</param>
public sealed record TransportRequest(string Method, WebUrl Url, IReadOnlyList<KeyValuePair<string, string>> Headers);
