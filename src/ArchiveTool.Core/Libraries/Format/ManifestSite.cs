namespace ArchiveTool.Core.Libraries.Format;

/// <summary>
/// Where a file stands in its site, so that links between posts are known by the manifests alone, also when the sources
/// are gone.
/// </summary>
internal sealed record ManifestSite
{
    /// <summary>The folder of the generator's settings, or null if no generator is seen.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder under which addresses that begin with a slash are looked for, or null.</summary>
    public string? Root { get; init; }

    /// <summary>What the last part of the post's address may be, and the addresses that it names itself.</summary>
    public required IReadOnlyList<string> Names { get; init; }
}
