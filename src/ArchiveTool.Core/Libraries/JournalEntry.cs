namespace ArchiveTool.Core.Libraries;

/// <summary>
/// One line of the journal: a body that is about to stand in the library though no manifest names it yet. It lets a
/// run that was cut off go on without fetching again, and keeps <c>verify</c> from calling the body an orphan.
/// </summary>
/// <param name="Asset">What is known of the body.</param>
/// <param name="Fetch">How its URL gave it; null for a local file's body and for one that was derived.</param>
public sealed record JournalEntry(ManifestAsset Asset, ManifestFetch? Fetch);
