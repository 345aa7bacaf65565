namespace ArchiveTool.Tracking.Judgements;

/// <summary>Whether an author marked a link as one that earns money.</summary>
public static class AffiliateDisclosure
{
    /// <summary>Whether a <c>rel</c> says so: <c>sponsored</c>, or <c>nofollow</c> as it was before there was that word.</summary>
    /// <param name="rel">The attribute as written, or null.</param>
    public static bool IsDisclosed(string? rel) =>
        (rel ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Any(word =>
                word.Equals("sponsored", StringComparison.OrdinalIgnoreCase)
                || word.Equals("nofollow", StringComparison.OrdinalIgnoreCase)
            );
}
