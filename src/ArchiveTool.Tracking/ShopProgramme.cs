namespace ArchiveTool.Tracking;

/// <summary>A shop whose own URLs carry the account of its affiliate programme.</summary>
/// <param name="Network">The programme.</param>
/// <param name="Keys">Parameters that make a URL an affiliate link.</param>
/// <param name="Account">Parameters that name the account.</param>
/// <param name="Retired">What became of the programme, where it has ended; or null.</param>
internal sealed record ShopProgramme(
    string Network,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Account,
    string? Retired
);
