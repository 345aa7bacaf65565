using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Where a post comes from.</summary>
public sealed record PostSource
{
    /// <summary>The canonical path or URL, or <c>-</c> for standard input: what makes a post the same post next time.</summary>
    public required string Identity { get; init; }

    /// <summary>The file's name, or the last part of the URL's path: its extension tells the format.</summary>
    public required string Name { get; init; }

    /// <summary>The final URL of a post that was fetched, else null.</summary>
    public WebUrl? FinalUrl { get; init; }

    /// <summary>The <c>Content-Type</c> header of a post that was fetched, else null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The post's file, or null when it is not one. Relative references are looked up beside it.</summary>
    public string? FilePath { get; init; }

    /// <summary>A post in a file; the path is made absolute.</summary>
    public static PostSource FromFile(string path)
    {
        var full = Path.GetFullPath(path);
        return new PostSource
        {
            Identity = full,
            Name = Path.GetFileName(full),
            FilePath = full,
        };
    }

    /// <summary>A post that was fetched.</summary>
    /// <param name="requested">The URL that was asked for: the post's identity.</param>
    /// <param name="final">The URL that answered.</param>
    /// <param name="contentType">Its <c>Content-Type</c> header, if any.</param>
    public static PostSource FromUrl(WebUrl requested, WebUrl final, string? contentType)
    {
        ArgumentNullException.ThrowIfNull(requested);
        ArgumentNullException.ThrowIfNull(final);
        var path = final.Path.TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return new PostSource
        {
            Identity = requested.WithoutFragment().Href,
            Name = name.Length == 0 ? final.Host : name,
            FinalUrl = final,
            ContentType = contentType,
        };
    }

    /// <summary>A post from standard input.</summary>
    public static PostSource StandardInput { get; } = new() { Identity = "-", Name = "stdin" };
}
