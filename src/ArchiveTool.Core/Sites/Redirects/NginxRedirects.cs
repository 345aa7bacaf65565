using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>
/// Reads nginx' settings: <c>location</c> with <c>return</c> or <c>rewrite</c>, <c>rewrite</c> alone, and maps of paths
/// (https://nginx.org/en/docs/http/ngx_http_rewrite_module.html).
/// </summary>
internal static partial class NginxRedirects
{
    public static IEnumerable<SiteRedirect> Read(string text)
    {
        text = Comment.Replace(text, "");
        foreach (Match location in Location.Matches(text))
        {
            var (kind, path) = (location.Groups[1].Value, location.Groups[2].Value.Trim('"'));
            if (
                Return.Match(location.Groups[3].Value) is { Success: true } found
                && Create(kind, path, found.Groups[1].Value) is { } rule
            )
            {
                yield return rule;
            }
        }

        foreach (Match rewrite in Rewrite.Matches(text))
        {
            if (SiteRedirect.FromPattern(rewrite.Groups[1].Value.Trim('"'), rewrite.Groups[2].Value) is { } rule)
            {
                yield return rule;
            }
        }

        foreach (Match map in Map.Matches(text))
        {
            foreach (Match line in MapLine.Matches(map.Groups[1].Value))
            {
                var (path, target) = (line.Groups[1].Value.Trim('"'), line.Groups[2].Value);
                var rule = path.StartsWith('~')
                    ? SiteRedirect.FromPattern(path.TrimStart('~', '*'), target)
                    : SiteRedirect.FromPath(path, target);
                if (rule is not null)
                {
                    yield return rule;
                }
            }
        }
    }

    private static SiteRedirect? Create(string kind, string path, string target) =>
        kind.StartsWith('~') ? SiteRedirect.FromPattern(path, target)
        : kind == "=" || !target.Contains('$') ? SiteRedirect.FromPath(path, target)
        : null;

    [GeneratedRegex(@"(?m)(?<=^|[\s;{}])#.*$", RegexOptions.None, 1000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"\blocation\s+(?:(=|~\*?|\^~)\s*)?(""[^""]*""|[^\s{]+)\s*\{([^{}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Location { get; }

    [GeneratedRegex(@"\breturn\s+(?:30[12378]\s+)?[""']?(https?://[^\s;""']+)", RegexOptions.None, 1000)]
    private static partial Regex Return { get; }

    [GeneratedRegex(@"\brewrite\s+(""[^""]*""|\S+)\s+[""']?(https?://[^\s;""']+)", RegexOptions.None, 1000)]
    private static partial Regex Rewrite { get; }

    [GeneratedRegex(@"\bmap\s+\$(?:request_)?uri\s+\$\w+\s*\{([^{}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Map { get; }

    [GeneratedRegex(@"(""[^""]*""|[^\s;]+)\s+[""']?(https?://[^\s;""']+)[""']?\s*;", RegexOptions.None, 1000)]
    private static partial Regex MapLine { get; }
}
