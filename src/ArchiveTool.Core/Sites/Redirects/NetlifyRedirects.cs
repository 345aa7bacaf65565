using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>
/// Reads a <c>_redirects</c> file (https://docs.netlify.com/routing/redirects/,
/// https://developers.cloudflare.com/pages/configuration/redirects/).
/// </summary>
internal static partial class NetlifyRedirects
{
    public static IEnumerable<SiteRedirect> Read(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var parts = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var at = parts.Length < 2 ? -1 : Array.FindIndex(parts, 1, IsTarget);
            if (at < 0)
            {
                continue;
            }

            // A URL may hold a number sign.
            var target = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[at];
            var from = parts[0].StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ? parts[0][Math.Max(parts[0].IndexOf('/', 8), 0)..]
                : parts[0];
            if (Create(from, target) is { } rule)
            {
                yield return rule;
            }
        }
    }

    private static bool IsTarget(string part) => part.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static SiteRedirect? Create(string from, string target)
    {
        if (!from.Contains('*') && !from.Contains(':'))
        {
            return SiteRedirect.FromPath(from, target);
        }

        var pattern = Regex.Escape(from.TrimEnd('/')).Replace("\\*", "(?<splat>.*)", StringComparison.Ordinal);
        pattern = Placeholder.Replace(pattern, "(?<$1>[^/]+)");
        var filled = Placeholder.Replace(target.Replace("$", "$$", StringComparison.Ordinal), "${$1}");
        return SiteRedirect.FromPattern($"^{pattern}/?$", filled);
    }

    // Of a URL's scheme and port no letter follows the colon.
    [GeneratedRegex(":([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.None, 1000)]
    private static partial Regex Placeholder { get; }
}
