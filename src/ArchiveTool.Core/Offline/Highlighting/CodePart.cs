namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>A part of some code.</summary>
/// <param name="Kind">What it is; null for anything else.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct CodePart(CodeKind? Kind, int Start, int End);
