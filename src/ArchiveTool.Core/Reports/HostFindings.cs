using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Reports;

/// <summary>What is wrong with several URLs of one host for one reason: to a reader one thing, however many links lead there.</summary>
/// <param name="Host">The host.</param>
/// <param name="Code">What it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Numbers">The findings' numbers in the report, one a place: a report may have a million, made when they are asked for.</param>
/// <param name="Urls">How many URLs of the host it concerns.</param>
internal sealed record HostFindings(string Host, ProblemCode Code, Reason Reason, IReadOnlyList<int> Numbers, int Urls)
{
    /// <summary>The groups of findings, the largest first; those of a single URL make none.</summary>
    public static IReadOnlyList<HostFindings> Group(IReadOnlyList<ReportFinding> findings)
    {
        var groups = new Dictionary<(string, ProblemCode, Reason), (List<int> Numbers, HashSet<ulong> Urls)>();
        var number = 0;
        foreach (var finding in findings)
        {
            // A capture or a spelling to write belongs to its link.
            if (
                finding.Code is ProblemCode.Dead or ProblemCode.Blocked or ProblemCode.Unverifiable
                && finding.Link is { Suggestion: null }
                && GetHost(finding.Url) is { } host
            )
            {
                var key = (host, finding.Code, finding.Reason);
                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = ([], []);
                }

                group.Numbers.Add(number);
                group.Urls.Add(Hash(finding.Url));
            }

            number++;
        }

        return
        [
            .. groups
                .Where(group => group.Value.Urls.Count > 1)
                .Select(group => new HostFindings(
                    group.Key.Item1,
                    group.Key.Item2,
                    group.Key.Item3,
                    group.Value.Numbers,
                    group.Value.Urls.Count
                ))
                .OrderByDescending(group => group.Numbers.Count)
                .ThenBy(group => group.Host, StringComparer.Ordinal)
                .ThenBy(group => group.Code)
                .ThenBy(group => group.Reason),
        ];
    }

    private static string? GetHost(string url) =>
        url.StartsWith("http", StringComparison.Ordinal) && WebUrl.TryParse(url, null, out var parsed) && parsed.IsHttp
            ? parsed.Host
            : null;

    /// <summary>FNV-1a: a million URLs are counted without being kept.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }
}
