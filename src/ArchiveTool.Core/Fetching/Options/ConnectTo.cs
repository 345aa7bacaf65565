using System.Globalization;

namespace ArchiveTool.Core.Fetching.Options;

/// <summary>Another place to connect to, as curl's <c>--connect-to</c>; URL, <c>Host</c> and TLS name stay as they were.</summary>
/// <param name="Host">The URL's host, or null for any.</param>
/// <param name="Port">The URL's port, or null for any.</param>
/// <param name="ToHost">Connect here; null for the URL's host.</param>
/// <param name="ToPort">Connect to this port; null for the URL's.</param>
public sealed record ConnectTo(string? Host, int? Port, string? ToHost, int? ToPort)
{
    /// <summary>Parses <c>HOST1:PORT1:HOST2:PORT2</c>; IPv6 addresses in brackets; every part may be empty.</summary>
    public static bool TryParse(string text, out ConnectTo value)
    {
        value = null!;
        var parts = Split(text);
        if (parts.Count != 4 || !TryPort(parts[1], out var port) || !TryPort(parts[3], out var toPort))
        {
            return false;
        }

        value = new ConnectTo(Empty(parts[0])?.ToLowerInvariant(), port, Empty(parts[2])?.Trim('[', ']'), toPort);
        return true;
    }

    /// <summary>Whether this is for a URL's host and port.</summary>
    public bool Matches(string host, int port) =>
        (Host is null || string.Equals(Host, host, StringComparison.OrdinalIgnoreCase))
        && (Port is null || Port == port);

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            inBrackets = text[i] == '[' || (inBrackets && text[i] != ']');
            if (text[i] == ':' && !inBrackets)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static bool TryPort(string text, out int? port)
    {
        port = null;
        if (text.Length == 0)
        {
            return true;
        }

        var isPort = int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536;
        port = number;
        return isPort;
    }

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
