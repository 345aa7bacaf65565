namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Where a page may be, each address with the slash at its beginning, and at its end if it stands for a folder.</summary>
/// <param name="All">The page's own address first, then what leads to it; none if the source makes no page.</param>
internal sealed record PageAddresses(IReadOnlyList<string> All)
{
    /// <summary>The source makes no page.</summary>
    public static PageAddresses None { get; } = new([]);

    /// <summary>The page is somewhere, but nobody can say where without running the generator.</summary>
    public static PageAddresses Unknown { get; } = new([]) { IsKnown = false };

    /// <summary>Whether the page is at one of these addresses for certain.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>A page with one address and what leads to it.</summary>
    public static PageAddresses At(IEnumerable<string> own, IEnumerable<string> aliases) =>
        new([.. own.Concat(aliases).Select(path => "/" + path.TrimStart('/')).Distinct(StringComparer.Ordinal)]);
}
