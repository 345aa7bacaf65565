using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>A body of the library, and how one URL gave it.</summary>
/// <param name="Asset">What is known of the body itself; its URLs and fetches are those of some post.</param>
/// <param name="Fetch">How the URL gave it.</param>
internal sealed record KnownAsset(ManifestAsset Asset, ManifestFetch Fetch);
