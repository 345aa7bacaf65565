namespace ArchiveTool.Core.References;

/// <summary>One image candidate string of a <c>srcset</c>.</summary>
/// <param name="Start">Where its URL starts.</param>
/// <param name="Length">How long its URL is.</param>
/// <param name="Descriptor">Its descriptors as written, or null.</param>
/// <param name="Size">Its width in pixels or its density, to tell the larger one; a candidate without either is 1x.</param>
internal readonly record struct SrcsetCandidate(int Start, int Length, string? Descriptor, double Size);
