using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>One change to a file: what stands there now, and what shall stand there.</summary>
/// <param name="Span">The bytes that go, in the original file; may be empty.</param>
/// <param name="Replacement">The text that comes, already escaped for where it lands (<see cref="UrlEscaping"/>).</param>
public readonly record struct Edit(SourceSpan Span, string Replacement);
