using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Archiving;

/// <summary>Which URLs are fetched or checked.</summary>
/// <param name="Include">Only URLs that match one of these; empty for all.</param>
/// <param name="Exclude">URLs that match one of these are not.</param>
public sealed record UrlFilter(IReadOnlyList<Regex> Include, IReadOnlyList<Regex> Exclude)
{
    /// <summary>Everything.</summary>
    public static UrlFilter All { get; } = new([], []);

    /// <summary>Whether a URL is to be fetched or checked.</summary>
    public bool Allows(string url) =>
        (Include.Count == 0 || Include.Any(regex => Matches(regex, url))) && !Exclude.Any(regex => Matches(regex, url));

    /// <summary>Whether a reference is to be checked, by what is written and by what that means.</summary>
    public bool Allows(string written, string? resolved) =>
        (Include.Count == 0 || Names(written, resolved))
        && !Exclude.Any(regex => Matches(regex, written) || (resolved is not null && Matches(regex, resolved)));

    /// <summary>Whether the user asked for a reference by <see cref="Include"/>.</summary>
    public bool Names(string written, string? resolved) =>
        Include.Any(regex => Matches(regex, written) || (resolved is not null && Matches(regex, resolved)));

    private static bool Matches(Regex regex, string url)
    {
        try
        {
            return regex.IsMatch(url);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern of the user's own making that this URL sends astray: it decides nothing.
            return false;
        }
    }
}
