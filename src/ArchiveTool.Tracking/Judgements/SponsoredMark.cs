namespace ArchiveTool.Tracking.Judgements;

/// <summary>Whether an author marked a link for search engines as one that earns money.</summary>
public static class SponsoredMark
{
    /// <summary>Whether a <c>rel</c> has <c>sponsored</c>; commas part words there as spaces do, because authors write them.</summary>
    /// <param name="rel">The attribute as written, or null.</param>
    public static bool IsIn(string? rel) =>
        (rel ?? "")
            .Split([' ', '\t', '\n', '\f', '\r', ','], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => word.Equals("sponsored", StringComparison.OrdinalIgnoreCase));
}
