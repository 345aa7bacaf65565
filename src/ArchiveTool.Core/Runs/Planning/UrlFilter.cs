using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>
/// Decides which URLs are fetched or checked; one for a run. A URL on which a pattern exceeds its time limit is left
/// alone, and <see cref="Problems"/> says so: what cannot be judged must not be fetched in silence.
/// </summary>
/// <param name="include">Only URLs that match one of these; empty for all.</param>
/// <param name="exclude">URLs that match one of these are left alone.</param>
public sealed class UrlFilter(IReadOnlyList<Regex> include, IReadOnlyList<Regex> exclude)
{
    private readonly ConcurrentDictionary<Regex, string> tooSlow = new();

    /// <summary>The patterns that took too long, each with the first URL on which it did.</summary>
    public IReadOnlyList<Problem> Problems =>
        [
            .. tooSlow.Select(pair => new Problem(
                ProblemCode.Input,
                Reason.Excluded,
                pair.Value,
                $"the pattern '{pair.Key}' takes too long to match {pair.Value}; such URLs were excluded; simplify the pattern"
            )),
        ];

    /// <summary>Whether a URL is to be fetched or checked.</summary>
    public bool Allows(string url) =>
        (include.Count == 0 || include.Any(regex => Matches(regex, url) == true))
        && exclude.All(regex => Matches(regex, url) == false);

    /// <summary>Whether a reference is to be checked, by what is written and by what that means.</summary>
    public bool Allows(string written, string? resolved) =>
        (include.Count == 0 || IsIncluded(written, resolved))
        && exclude.All(regex =>
            Matches(regex, written) == false && (resolved is null || Matches(regex, resolved) == false)
        );

    /// <summary>Whether the user asked for a reference by an included pattern.</summary>
    public bool IsIncluded(string written, string? resolved) =>
        include.Any(regex =>
            Matches(regex, written) == true || (resolved is not null && Matches(regex, resolved) == true)
        );

    /// <summary>Null if the pattern ran out of time.</summary>
    private bool? Matches(Regex regex, string url)
    {
        try
        {
            return regex.IsMatch(url);
        }
        catch (RegexMatchTimeoutException)
        {
            tooSlow.TryAdd(regex, url);
            return null;
        }
    }
}
