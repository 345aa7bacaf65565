using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>The hosts from which pictures came.</summary>
internal static class ChangeHosts
{
    /// <summary>How many pictures came from each host, the most first.</summary>
    public static IReadOnlyList<(string Host, int Count)> Count(ChangeResult result) =>
        [
            .. result
                .Pictures.GroupBy(picture => GetHost(picture.Url), StringComparer.Ordinal)
                .Select(group => (Host: group.Key, Count: group.Count()))
                .OrderByDescending(pair => pair.Count)
                .ThenBy(pair => pair.Host, StringComparer.Ordinal),
        ];

    private static string GetHost(string url) => WebUrl.TryParse(url, null, out var parsed) ? parsed.Host : "";
}
