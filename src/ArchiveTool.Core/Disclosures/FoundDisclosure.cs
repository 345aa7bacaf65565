namespace ArchiveTool.Core.Disclosures;

/// <summary>A wording that a reader meets.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Wording">The label or sentence.</param>
/// <param name="Start">The first byte of the block that it stands in.</param>
/// <param name="End">The first byte behind that block.</param>
internal sealed record FoundDisclosure(string Language, DisclosureKind Kind, string Wording, int Start, int End);
