using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports;

/// <summary>What an export lacks.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Message">What is missing and why, for people.</param>
internal sealed record ExportProblem(Slug Slug, string Message);
