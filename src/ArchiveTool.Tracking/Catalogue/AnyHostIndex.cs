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
    private readonly Dictionary<string, List<LinkRule>> byFirst = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<LinkRule>> byLast = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<LinkRule>> byParameter = new(StringComparer.Ordinal);
    private readonly List<(string Start, LinkRule Rule)> byStart = [];
    private readonly Dictionary<string, List<LinkRule>>.AlternateLookup<ReadOnlySpan<char>> firsts;
    private readonly Dictionary<string, List<LinkRule>>.AlternateLookup<ReadOnlySpan<char>> lasts;
    private readonly Dictionary<string, List<LinkRule>>.AlternateLookup<ReadOnlySpan<char>> names;

    public AnyHostIndex(IEnumerable<CatalogueEntry> entries)
    {
        firsts = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        lasts = byLast.GetAlternateLookup<ReadOnlySpan<char>>();
        names = byParameter.GetAlternateLookup<ReadOnlySpan<char>>();
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
                    Add(byParameter, name, rule);
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
    /// <param name="likely">Whether forms are asked that only suggest whose link it is, or those that say.</param>
    public LinkRule? Find(WebUrl url, UrlText text, bool likely)
    {
        var path = url.PathSpan;
        if (path.Length > 1)
        {
            var rest = path[1..];
            var slash = rest.IndexOf('/');
            if (
                firsts.TryGetValue(slash < 0 ? rest : rest[..slash], out var rules)
                && Fitting(rules, url, text, likely) is { } first
            )
            {
                return first;
            }

            foreach (var (start, rule) in byStart)
            {
                if (
                    rule.IsLikely == likely
                    && path.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                    && rule.Fits(url, text)
                )
                {
                    return rule;
                }
            }

            rest = path.TrimEnd('/');
            if (
                lasts.TryGetValue(rest[(rest.LastIndexOf('/') + 1)..], out rules)
                && Fitting(rules, url, text, likely) is { } last
            )
            {
                return last;
            }
        }

        foreach (var parameter in new ParameterReader(url.Href, text.QueryStart, text.QueryEnd))
        {
            if (
                names.TryGetValue(parameter.Name(url.Href), out var rules)
                && Fitting(rules, url, text, likely) is { } named
            )
            {
                return named;
            }
        }

        return null;
    }

    private static LinkRule? Fitting(List<LinkRule> rules, WebUrl url, UrlText text, bool likely)
    {
        foreach (var rule in rules)
        {
            if (rule.IsLikely == likely && rule.Fits(url, text))
            {
                return rule;
            }
        }

        return null;
    }

    private void AddPath(string path, LinkRule rule)
    {
        if (path.StartsWith(AnyFolders, StringComparison.Ordinal))
        {
            Add(byLast, path[(path.LastIndexOf('/') + 1)..], rule);
            return;
        }

        var end = path.AsSpan(1).IndexOfAny('/', '{', '*');
        if (end < 0 || path[end + 1] == '/')
        {
            Add(byFirst, end < 0 ? path[1..] : path[1..(end + 1)], rule);
        }
        else
        {
            byStart.Add((path[..(end + 1)], rule));
        }
    }

    private static void Add(Dictionary<string, List<LinkRule>> to, string key, LinkRule rule)
    {
        if (!to.TryGetValue(key, out var rules))
        {
            to[key] = rules = [];
        }

        rules.Add(rule);
    }
}
