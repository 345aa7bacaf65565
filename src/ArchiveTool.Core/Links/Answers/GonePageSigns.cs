namespace ArchiveTool.Core.Links.Answers;

/// <summary>The signs of <c>gone-pages.json</c>.</summary>
/// <param name="Gone">Those of large hosts.</param>
/// <param name="Parked">Those of parked domains.</param>
internal sealed record GonePageSigns(IReadOnlyList<GonePageSign> Gone, ParkedPageSigns Parked);
