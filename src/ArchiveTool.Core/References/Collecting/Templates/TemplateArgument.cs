using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>An argument of a tag.</summary>
/// <param name="Name">Its name where it has one (<c>src="…"</c>, <c>icon:…</c>), else empty.</param>
/// <param name="Range">Its value, quotes not counted.</param>
internal readonly record struct TemplateArgument(string Name, TextRange Range);
