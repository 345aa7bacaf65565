namespace ArchiveTool.Core.Media;

/// <summary>What some bytes really are: the type's essence and the extension that a file of it gets.</summary>
/// <param name="Name">The essence, lower case, without parameters (<c>image/png</c>).</param>
/// <param name="Extension">Lower case, without the dot (<c>png</c>); <c>bin</c> where nothing is known.</param>
public sealed record MediaType(string Name, string Extension)
{
    /// <summary>Bytes of no known kind.</summary>
    public static MediaType Unknown { get; } = new("application/octet-stream", "bin");

    /// <summary>An HTML page.</summary>
    public static MediaType Html { get; } = new("text/html", "html");

    /// <summary>An XML document that is nothing more special.</summary>
    public static MediaType Xml { get; } = new("application/xml", "xml");

    /// <summary>Scalable Vector Graphics.</summary>
    public static MediaType Svg { get; } = new("image/svg+xml", "svg");

    /// <summary>Text of no known kind.</summary>
    public static MediaType Text { get; } = new("text/plain", "txt");

    /// <summary>A JSON text.</summary>
    public static MediaType Json { get; } = new("application/json", "json");

    /// <summary>A style sheet.</summary>
    public static MediaType Css { get; } = new("text/css", "css");

    /// <summary>The extensions of what <see cref="StoredExtension"/> stores as text.</summary>
    internal static IReadOnlyList<string> RunnableExtensions { get; } = ["html", "xhtml", "xml", "js", "md"];

    /// <summary>True for pictures, SVG included.</summary>
    public bool IsImage => Name.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>True for sound and video.</summary>
    public bool IsMedia =>
        Name.StartsWith("audio/", StringComparison.Ordinal)
        || Name.StartsWith("video/", StringComparison.Ordinal)
        || Name is "application/ogg";

    /// <summary>True for fonts.</summary>
    public bool IsFont => Name.StartsWith("font/", StringComparison.Ordinal);

    /// <summary>True for HTML and XHTML pages.</summary>
    public bool IsHtml => Name is "text/html" or "application/xhtml+xml";

    /// <summary>True for style sheets.</summary>
    public bool IsStylesheet => Name is "text/css";

    /// <summary>
    /// The extension under which a body is stored. What a browser runs, or a static host makes a page of, is stored as
    /// text: anyone who opens the file, from disk or from a host, reads it.
    /// </summary>
    public string StoredExtension => IsRunnable ? Extension + ".txt" : Extension;

    /// <summary>
    /// True for HTML, XML and scripts, and for Markdown, which hosts render with the HTML in it. An SVG is a picture: it
    /// keeps its extension, and pages lead to a safe twin.
    /// </summary>
    private bool IsRunnable =>
        IsHtml
        || Name is "application/xml" or "text/xml" or "text/javascript" or "text/markdown"
        || (Name.EndsWith("+xml", StringComparison.Ordinal) && Name != Svg.Name);

    /// <summary>True where the bytes are characters, SVG included.</summary>
    public bool IsText =>
        Name.StartsWith("text/", StringComparison.Ordinal)
        || Name.EndsWith("+xml", StringComparison.Ordinal)
        || Name.EndsWith("json", StringComparison.Ordinal)
        || Name is "application/xml";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
