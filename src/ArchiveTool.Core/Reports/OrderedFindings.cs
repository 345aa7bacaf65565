using System.Collections;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports;

/// <summary>
/// The findings of a report in their order, each made when it is asked for: of a million, only what orders them is kept.
/// </summary>
internal sealed class OrderedFindings : IReadOnlyList<ReportFinding>, IComparer<OrderedFindings.Key>
{
    // A list of places that is packed is read from its beginning each time.
    private const int FewPlaces = 16;

    private readonly AuditReport report;
    private readonly Key[] keys;
    private readonly Dictionary<int, LinkPlace[]> manyPlaces = [];

    /// <summary>Orders what a report found.</summary>
    public OrderedFindings(AuditReport report)
    {
        this.report = report;
        var found = new List<Key>();
        var posts = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var link in report.Links)
        {
            AddLink(link, index++, found, posts);
        }

        for (var i = 0; i < report.Problems.Count; i++)
        {
            var (post, problem) = (report.Problems[i].Post, report.Problems[i].Problem);
            found.Add(new Key(Number(posts, post), problem.Line ?? 0, problem.Column ?? 0, problem.Code, ~i, 0, 0));
        }

        keys = Order(found, posts);
    }

    /// <inheritdoc/>
    public int Count => keys.Length;

    /// <inheritdoc/>
    public ReportFinding this[int index]
    {
        get
        {
            var key = keys[index];
            if (key.Link < 0)
            {
                var item = report.Problems[~key.Link];
                return ReportFinding.From(item.Post, item.Problem);
            }

            var link = report.Links[key.Link];
            var place = manyPlaces.TryGetValue(key.Link, out var places) ? places[key.Place] : link.Places[key.Place];
            return ReportFinding.From(place.Post, LinkProblems.Describe(link, place).ElementAt(key.Ordinal)) with
            {
                Link = link,
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReportFinding> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public int Compare(Key x, Key y)
    {
        var order = (x.Post, x.Line, x.Column, x.Code).CompareTo((y.Post, y.Line, y.Column, y.Code));
        if (order == 0 && x.Link != y.Link)
        {
            order = string.CompareOrdinal(GetUrl(x), GetUrl(y));
        }

        // As they came: links, then what concerns no link.
        return order != 0
            ? order
            : (x.Link < 0, x.Link < 0 ? ~x.Link : x.Link, x.Place, x.Ordinal).CompareTo(
                (y.Link < 0, y.Link < 0 ? ~y.Link : y.Link, y.Place, y.Ordinal)
            );
    }

    private void AddLink(LinkFinding link, int index, List<Key> found, Dictionary<string, int> posts)
    {
        var before = found.Count;
        var at = 0;
        foreach (var place in link.Places)
        {
            var ordinal = 0;
            foreach (var problem in LinkProblems.Describe(link, place))
            {
                found.Add(
                    new Key(Number(posts, place.Post), place.Line, place.Column, problem.Code, index, at, ordinal++)
                );
            }

            at++;
        }

        if (at > FewPlaces && found.Count > before)
        {
            manyPlaces[index] = [.. link.Places];
        }
    }

    private Key[] Order(List<Key> found, Dictionary<string, int> posts)
    {
        var ranks = new int[posts.Count];
        var next = 0;
        foreach (var post in posts.Keys.Order(StringComparer.Ordinal))
        {
            ranks[posts[post]] = next++;
        }

        var ordered = new Key[found.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = found[i] with { Post = ranks[found[i].Post] };
        }

        Array.Sort(ordered, this);
        return ordered;
    }

    private string GetUrl(Key key) =>
        key.Link < 0 ? report.Problems[~key.Link].Problem.Url ?? "" : report.Links[key.Link].Url;

    private static int Number(Dictionary<string, int> posts, string post)
    {
        if (!posts.TryGetValue(post, out var number))
        {
            posts[post] = number = posts.Count;
        }

        return number;
    }

    /// <summary>What orders a finding, and where it comes from.</summary>
    /// <param name="Post">The post's rank.</param>
    /// <param name="Line">From 1; 0 if it concerns the whole post.</param>
    /// <param name="Column">From 1, or 0.</param>
    /// <param name="Code">What it is about.</param>
    /// <param name="Link">The link's index; the complement of a problem's.</param>
    /// <param name="Place">Which of the link's places.</param>
    /// <param name="Ordinal">Which of the problems there.</param>
    internal readonly record struct Key(
        int Post,
        int Line,
        int Column,
        ProblemCode Code,
        int Link,
        int Place,
        int Ordinal
    );
}
