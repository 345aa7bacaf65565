using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>
/// Forms of links that any host may have: found by the first or last part of the path, or by a parameter, so that an
/// ordinary URL is compared with none of them.
/// </summary>
internal sealed class AnyHostIndex
{
    private const string AnyFolders = "**";
    private readonly NameTable<LinkRule> byFirst = new(ignoresCase: true);
    private readonly NameTable<LinkRule> byLast = new(ignoresCase: true);
    private readonly NameTable<LinkRule> byParameter = new(ignoresCase: false);
    private readonly List<(string Start, LinkRule Rule)>?[] byStart = new List<(string Start, LinkRule Rule)>?[128];

    public AnyHostIndex(IEnumerable<CatalogueEntry> entries)
    {
        foreach (
            var rule in entries
                .SelectMany(entry => entry.Links)
                .Where(rule => rule.Hosts.Contains("*", StringComparer.Ordinal))
        )
        {
            if (rule.Paths is [] or ["/"])
            {
                foreach (var name in rule.KeyParameters)
                {
                    byParameter.Add(name, rule);
                }

                continue;
            }

            foreach (var path in rule.Paths)
            {
                AddPath(path, rule);
            }
        }
    }

    /// <summary>The form that a URL has, or null.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="text">Where its query stands.</param>
    /// <param name="likely">The first form that it has of those that only suggest whose link it is; or null.</param>
    public LinkRule? Find(WebUrl url, UrlText text, out LinkRule? likely)
    {
        likely = null;
        var path = url.PathSpan;
        if (path.Length > 1)
        {
            var rest = path[1..];
            var slash = rest.IndexOf('/');
            if (Fitting(byFirst.Find(slash < 0 ? rest : rest[..slash]), url, text, ref likely) is { } first)
            {
                return first;
            }

            if (FindByStart(path, url, text, ref likely) is { } started)
            {
                return started;
            }

            rest = path.TrimEnd('/');
            if (Fitting(byLast.Find(rest[(rest.LastIndexOf('/') + 1)..]), url, text, ref likely) is { } last)
            {
                return last;
            }
        }

        foreach (var parameter in new ParameterReader(url.Href, text.QueryStart, text.QueryEnd))
        {
            if (Fitting(byParameter.Find(parameter.Name(url.Href)), url, text, ref likely) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    private LinkRule? FindByStart(ReadOnlySpan<char> path, WebUrl url, UrlText text, ref LinkRule? likely)
    {
        foreach (var (start, rule) in byStart[char.ToLowerInvariant(path[1]) & 127] ?? [])
        {
            if (
                path.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && rule.Fits(url, text)
                && IsCertain(rule, ref likely)
            )
            {
                return rule;
            }
        }

        return null;
    }

    private static LinkRule? Fitting(List<LinkRule>? rules, WebUrl url, UrlText text, ref LinkRule? likely)
    {
        if (rules is null)
        {
            return null;
        }

        foreach (var rule in rules)
        {
            if (rule.Fits(url, text) && IsCertain(rule, ref likely))
            {
                return rule;
            }
        }

        return null;
    }

    private static bool IsCertain(LinkRule rule, ref LinkRule? likely)
    {
        if (!rule.IsLikely)
        {
            return true;
        }

        likely ??= rule;
        return false;
    }

    private void AddPath(string path, LinkRule rule)
    {
        if (path.StartsWith(AnyFolders, StringComparison.Ordinal))
        {
            byLast.Add(path[(path.LastIndexOf('/') + 1)..], rule);
            return;
        }

        var end = path.AsSpan(1).IndexOfAny('/', '{', '*');
        if (end < 0 || path[end + 1] == '/')
        {
            byFirst.Add(end < 0 ? path[1..] : path[1..(end + 1)], rule);
        }
        else if (end > 0)
        {
            (byStart[char.ToLowerInvariant(path[1]) & 127] ??= []).Add((path[..(end + 1)], rule));
        }
        else
        {
            // The path may begin with anything.
            for (var first = 0; first < byStart.Length; first++)
            {
                (byStart[first] ??= []).Add((path[..(end + 1)], rule));
            }
        }
    }
}
