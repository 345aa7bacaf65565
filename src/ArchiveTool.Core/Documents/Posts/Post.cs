using ArchiveTool.Core.Documents.FrontMatter;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>A post as it was read: bytes, text, front matter and where its body stands. Nothing of it is rewritten.</summary>
public sealed record Post
{
    /// <summary>Where it comes from.</summary>
    public required PostSource Source { get; init; }

    /// <summary>Its bytes and the text that they mean.</summary>
    public required SourceText Text { get; init; }

    /// <summary>The data above the body, or null. Without scalars where it is broken.</summary>
    internal FrontMatterBlock? FrontMatter { get; init; }

    /// <summary>Where the body stands in the text.</summary>
    public required TextRange Body { get; init; }

    /// <summary>How the body is read.</summary>
    public required PostFormat Format { get; init; }

    /// <summary>The head of an HTML body; empty for Markdown.</summary>
    internal HtmlHead Head { get; init; } = HtmlHead.Empty;

    /// <summary>Front matter's, else the HTML title, else the first heading of Markdown, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Front matter's, else the HTML head's, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Front matter's, else the HTML head's, or null; UTC where no zone is written.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Front matter's categories, lists in lists flattened.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The post's own address: front matter's, else the final URL, else the canonical link, or null.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>What was wrong with the input and cost less than the post.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The file, byte for byte.</summary>
    public ReadOnlyMemory<byte> Bytes => Text.Bytes;
}
