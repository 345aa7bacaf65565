namespace ArchiveTool.Tracking.Catalogue;

/// <summary>A network, redirector or shortener and the forms of its links; the first form that fits is taken.</summary>
internal sealed record LinkOwnerData(string Name, string Source, IReadOnlyList<LinkFormData> Links);
