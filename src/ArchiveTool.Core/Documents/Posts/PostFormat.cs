namespace ArchiveTool.Core.Documents.Posts;

/// <summary>How a post's body is read.</summary>
public enum PostFormat
{
    /// <summary>An HTML document or fragment.</summary>
    Html,

    /// <summary>Markdown with HTML in it.</summary>
    Markdown,
}
