namespace ArchiveTool.Tracking.Catalogue;

/// <summary>A network, redirector or shortener and the forms of its links; the first form that fits is taken.</summary>
/// <param name="Name">What is reported.</param>
/// <param name="Source">Where the forms are documented.</param>
/// <param name="Date">When that was read: year and month.</param>
/// <param name="Links">The forms.</param>
internal sealed record LinkOwnerData(string Name, string Source, string Date, IReadOnlyList<LinkFormData> Links)
{
    /// <summary>Links that the entry recognises; the tests hold it to that.</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];

    /// <summary>Links that look like them and are not the entry's.</summary>
    public IReadOnlyList<string> NearMisses { get; set; } = [];
}
