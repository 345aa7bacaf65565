namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>What can be wrong with a library.</summary>
internal enum DamageKind
{
    /// <summary>An archived body that a manifest names is gone.</summary>
    AssetMissing,

    /// <summary>An archived body is not the one that its name says.</summary>
    AssetChanged,

    /// <summary>A thumbnail that a manifest names is gone.</summary>
    ThumbnailMissing,

    /// <summary>A thumbnail is not as it was made, or no picture of the size that the manifest says.</summary>
    ThumbnailChanged,

    /// <summary>A post's folder has no manifest, or the index knows a post that has no folder.</summary>
    ManifestMissing,

    /// <summary>A manifest is not of its schema.</summary>
    ManifestInvalid,

    /// <summary>A manifest is not as it was written.</summary>
    ManifestChanged,

    /// <summary>A post's original is gone.</summary>
    OriginalMissing,

    /// <summary>A post's original is not the one that its manifest names.</summary>
    OriginalChanged,

    /// <summary>A rewritten post or its offline page is gone.</summary>
    PageMissing,

    /// <summary>A rewritten post or its offline page is not as it was written.</summary>
    PageChanged,

    /// <summary>A reference leads to nothing.</summary>
    ReferenceBroken,

    /// <summary>A file that no manifest names.</summary>
    Orphan,

    /// <summary>There is no index.</summary>
    IndexMissing,

    /// <summary>The index cannot be read.</summary>
    IndexDamaged,

    /// <summary>The index says something else than the manifests.</summary>
    IndexDiffers,

    /// <summary>A file cannot be read.</summary>
    Unreadable,

    /// <summary>A link, a pipe, a device, or a folder in place of a file: nothing that a library holds.</summary>
    ForeignEntry,

    /// <summary>The journal says what no journal says.</summary>
    JournalDamaged,

    /// <summary>What is remembered of a feed is not of its schema, or its kept bytes are not those that came.</summary>
    FeedChanged,
}
