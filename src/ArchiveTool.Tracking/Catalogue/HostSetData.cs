namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Hosts of one company in many countries, which other entries name as <c>@name</c>.</summary>
internal sealed record HostSetData(string Name, string Source, string Date, IReadOnlyList<string> Hosts);
