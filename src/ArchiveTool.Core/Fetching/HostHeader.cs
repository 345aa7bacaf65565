namespace ArchiveTool.Core.Fetching;

/// <summary>A header for one host only; it is never sent to another, also not after a redirect.</summary>
/// <param name="Host">The host.</param>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its value.</param>
public sealed record HostHeader(string Host, string Name, string Value)
{
    /// <summary>Parses <c>HOST: Name: value</c>.</summary>
    public static bool TryParse(string text, out HostHeader value)
    {
        var parts = text.Split(':', 3, StringSplitOptions.TrimEntries);
        var isHeader =
            parts.Length == 3
            && parts[0].Length > 0
            && parts[1].Length > 0
            && parts[1].All(IsToken)
            && !text.Contains('\n', StringComparison.Ordinal);
        value = isHeader ? new HostHeader(parts[0].ToLowerInvariant(), parts[1], parts[2]) : null!;
        return isHeader;
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc9110#name-tokens</summary>
    private static bool IsToken(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
