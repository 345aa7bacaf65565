using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>A rule by which a site's server leads a path elsewhere.</summary>
/// <param name="Path">The path, without a slash at its end; null where <paramref name="Pattern"/> says which.</param>
/// <param name="Pattern">Fits paths.</param>
/// <param name="Target">An absolute URL; <c>$1</c> stands for what the pattern's first group holds.</param>
internal sealed record SiteRedirect(string? Path, Regex? Pattern, string Target)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    /// <summary>A rule for one path; null where that leads nowhere else.</summary>
    public static SiteRedirect? FromPath(string path, string target) =>
        IsAddress(target) ? new SiteRedirect(Normalize(path), null, target) : null;

    /// <summary>A rule for the paths that a regular expression fits; null if it is not valid.</summary>
    public static SiteRedirect? FromPattern(string pattern, string target)
    {
        try
        {
            return IsAddress(target)
                ? new SiteRedirect(null, new Regex(pattern, RegexOptions.CultureInvariant, Limit), target)
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Where a path leads by this rule, or null.</summary>
    public string? Apply(string path)
    {
        if (Path is not null)
        {
            return Path == Normalize(path) ? Target : null;
        }

        try
        {
            return Pattern!.Match(path) is { Success: true } match ? match.Result(Target) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The path with a slash in front and none at its end, unescaped.</summary>
    public static string Normalize(string path)
    {
        var unescaped = Uri.UnescapeDataString(path.Split('?', '#')[0]).Trim('/');
        return "/" + unescaped;
    }

    private static bool IsAddress(string target) =>
        target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
