namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>Something that is wrong with a library.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file concerned, from the library's root with forward slashes.</param>
/// <param name="Message">For people: what is wrong, and what to do.</param>
internal sealed record LibraryDamage(DamageKind Kind, string Path, string Message)
{
    /// <summary>The kind as scripts read it.</summary>
    public string Code =>
        Kind switch
        {
            DamageKind.AssetMissing => "asset-missing",
            DamageKind.AssetChanged => "asset-changed",
            DamageKind.ThumbnailMissing => "thumbnail-missing",
            DamageKind.ThumbnailChanged => "thumbnail-changed",
            DamageKind.ManifestMissing => "manifest-missing",
            DamageKind.ManifestInvalid => "manifest-invalid",
            DamageKind.ManifestChanged => "manifest-changed",
            DamageKind.OriginalMissing => "original-missing",
            DamageKind.OriginalChanged => "original-changed",
            DamageKind.PageMissing => "page-missing",
            DamageKind.PageChanged => "page-changed",
            DamageKind.ReferenceBroken => "reference-broken",
            DamageKind.Orphan => "orphan",
            DamageKind.IndexMissing => "index-missing",
            DamageKind.IndexDamaged => "index-damaged",
            DamageKind.IndexDiffers => "index-differs",
            DamageKind.ForeignEntry => "foreign-entry",
            DamageKind.JournalDamaged => "journal-damaged",
            DamageKind.FeedChanged => "feed-changed",
            _ => "unreadable",
        };
}
