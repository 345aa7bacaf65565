namespace ArchiveTool.Core.Documents.Posts;

/// <summary>How posts are read.</summary>
public sealed record PostReadOptions
{
    /// <summary>How the body is read; null decides by extension, media type and content.</summary>
    public PostFormat? Format { get; init; }
}
