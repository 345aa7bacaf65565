using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>A template's tag in Markdown: <c>{% name arguments %}</c>, or <c>{{ expression }}</c> without a name.</summary>
/// <param name="Range">All of it, in the body.</param>
/// <param name="Name">The tag's name, empty for an expression.</param>
/// <param name="Arguments">What follows the name, in the body.</param>
/// <param name="IsLiteral">True within <c>{% raw %}</c>, where nothing is a tag.</param>
internal readonly record struct TemplateTag(TextRange Range, string Name, TextRange Arguments, bool IsLiteral);
