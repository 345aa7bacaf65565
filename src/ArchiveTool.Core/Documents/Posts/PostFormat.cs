using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>How a post's body is read.</summary>
[JsonConverter(typeof(CodeConverter<PostFormat>))]
public enum PostFormat
{
    /// <summary>An HTML document or fragment.</summary>
    Html,

    /// <summary>Markdown with HTML in it.</summary>
    Markdown,
}
