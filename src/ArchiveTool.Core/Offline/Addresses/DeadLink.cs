namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>A link that leads nowhere any more.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="Capture">Where an archive has what it led to, or null.</param>
internal sealed record DeadLink(string Reason, string? Capture);
