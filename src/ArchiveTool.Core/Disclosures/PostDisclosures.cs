namespace ArchiveTool.Core.Disclosures;

/// <summary>The disclosures of one post, in their order.</summary>
internal sealed class PostDisclosures(IReadOnlyList<FoundDisclosure> found, DisclosureRule rule)
{
    /// <summary>Whether a reader meets one before a link or beside it: above, or in the block that the link stands in.</summary>
    /// <param name="offset">The first byte of the link's URL.</param>
    public bool Disclose(int offset) => found.Any(one => one.Start <= offset && rule.Takes(one));
}
