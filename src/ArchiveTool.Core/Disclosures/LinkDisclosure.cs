using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Disclosures;

/// <summary>Says of affiliate links whether their post discloses them.</summary>
internal static class LinkDisclosure
{
    /// <summary>The findings, with what a reader is told at each place of an affiliate link.</summary>
    public static IReadOnlyList<LinkFinding> WithDisclosure(
        this IReadOnlyList<LinkFinding> links,
        Func<PostDisclosures> find
    )
    {
        if (!links.Any(IsMeant))
        {
            return links;
        }

        var disclosures = find();
        return [.. links.Select(link => IsMeant(link) ? With(link, disclosures) : link)];
    }

    /// <summary>
    /// Reads a post now where it is large, else when it is asked for: most posts have no affiliate link, and a large one
    /// is not to be kept while servers are waited for.
    /// </summary>
    public static Func<PostDisclosures> Prepare(Post post, DisclosureRule rule)
    {
        const int Large = 1_000_000;
        if (post.Text.Text.Length <= Large)
        {
            return () => DisclosureFinder.Find(post, rule);
        }

        // What the parser left stands beside what is made here.
        LargeHeap.Shrink();
        return Known(DisclosureFinder.Find(post, rule));
    }

    // Made apart, so that it holds no post.
    private static Func<PostDisclosures> Known(PostDisclosures disclosures) => () => disclosures;

    private static bool IsMeant(LinkFinding link) => link is { Affiliate: not null, Kind: ReferenceKind.Link };

    private static LinkFinding With(LinkFinding link, PostDisclosures disclosures) =>
        link with
        {
            Places =
            [
                .. link.Places.Select(place => place with { Disclosed = disclosures.Disclose(place.Offset ?? 0) }),
            ],
        };
}
