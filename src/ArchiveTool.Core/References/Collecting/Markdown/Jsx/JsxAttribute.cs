using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown.Jsx;

/// <summary>An attribute of JSX.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What stands between its quotes or braces.</param>
/// <param name="Open">The quote or brace that opens its value, <c>=</c> where none does; nothing without a value.</param>
internal readonly record struct JsxAttribute(string Name, TextRange Value, char Open)
{
    /// <summary>Its value is computed.</summary>
    public bool IsExpression => Open == '{';
}
