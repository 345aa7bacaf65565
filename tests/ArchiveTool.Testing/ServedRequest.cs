namespace ArchiveTool.Testing;

/// <summary>A request as a test server saw it.</summary>
/// <param name="Method">GET, HEAD.</param>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">The Host header, with its port where one was given.</param>
/// <param name="Target">Path and query exactly as sent.</param>
/// <param name="Protocol">HTTP/1.1, HTTP/2.</param>
/// <param name="Headers">By name, any case; several values joined by a comma.</param>
public sealed record ServedRequest(
    string Method,
    string Scheme,
    string Host,
    string Target,
    string Protocol,
    IReadOnlyDictionary<string, string> Headers
)
{
    /// <summary>The host name without port.</summary>
    public string HostName => new Microsoft.AspNetCore.Http.HostString(Host).Host;

    /// <summary>A header's value, or null.</summary>
    public string? this[string name] => Headers.GetValueOrDefault(name);
}
