using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.FrontMatter;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Reads posts: bytes in, text with front matter, format and body out.</summary>
public static class PostReader
{
    private static readonly string[] AddressKeys = ["permalink", "canonical", "source", "link", "url"];

    /// <summary>Reads a post that has neither name nor address; its format is told by its content.</summary>
    /// <param name="bytes">The whole post; kept, not copied.</param>
    /// <exception cref="FormatException">The bytes hold no text: empty, or a picture or archive.</exception>
    public static Post Read(ReadOnlyMemory<byte> bytes)
    {
        var reading = Read(PostSource.StandardInput, bytes, new PostReadOptions());
        return reading.Post ?? throw new FormatException(reading.Problem?.Message);
    }

    /// <summary>Reads a post. Fails, as a value, only where there is no text.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="bytes">The whole file; kept, not copied.</param>
    /// <param name="options">How it must be read.</param>
    public static PostReading Read(PostSource source, ReadOnlyMemory<byte> bytes, PostReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var declared = CharsetLabels.FindInContentType(source.ContentType);
        if (BinaryContent.Recognise(bytes.Span, declared) is { } kind)
        {
            return Failed(source, Reason.NotText, $"{source.Name} is not a post: it is {kind}.");
        }

        var isHtml = PostFormats.IsHtmlForCertain(source, options);
        var (charset, guess) = CharsetFinder.Find(bytes.Span, declared, isHtml);
        var text = SourceText.Decode(bytes, charset);
        if (text.Text.AsSpan().IndexOfAnyExcept(TextMarks.Blank) < 0)
        {
            return Failed(source, Reason.EmptyInput, $"{source.Name} is empty.");
        }

        if (options.Format is null && OtherContent.Recognise(source, text.Text) is { } other)
        {
            return Failed(
                source,
                Reason.NotText,
                $"{source.Name} is not a post: it is {other}; --input-format html or markdown reads it all the same"
            );
        }

        var (frontMatter, bodyStart, broken) = FrontMatterReader.Read(text);
        var body = new TextRange(bodyStart, text.Text.Length - bodyStart);
        var post = new Post
        {
            Source = source,
            Text = text,
            FrontMatter = frontMatter,
            Body = body,
            Format = options.Format ?? PostFormats.Find(source, text.Slice(body)),
            Problems = [.. new[] { guess, broken }.OfType<Problem>()],
        };
        return PostReading.FromPost(Describe(post));
    }

    private static PostReading Failed(PostSource source, Reason reason, string message) =>
        PostReading.Failed(new Problem(ProblemCode.Input, reason, source.Identity, message));

    private static Post Describe(Post post)
    {
        var data = post.FrontMatter;
        var isHtml = post.Format == PostFormat.Html;
        var head = isHtml ? HtmlHeadReader.Read(post.Text.Text, post.Body) : HtmlHead.Empty;
        var title = isHtml ? head.Title : FirstHeading(post.Text.Slice(post.Body));
        return post with
        {
            Head = head,
            Title = Filled(data?.Find("title")) ?? title,
            Author =
                Filled(data?.Find("author") ?? data?.Find("author.name") ?? data?.Find("author[0]")) ?? head.Author,
            Date = PostDates.Parse(data?.Find("date")) ?? PostDates.Parse(head.Published),
            Categories = [.. Categories(data)],
            DocumentUrl = FindDocumentUrl(post, head),
        };
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static IEnumerable<string> Categories(FrontMatterBlock? data) =>
        data is null
            ? []
            : data.FindAll("categories")
                .Concat(data.FindAll("category"))
                .Where(c => c.Length > 0)
                .Distinct(StringComparer.Ordinal);

    private static WebUrl? FindDocumentUrl(Post post, HtmlHead head)
    {
        foreach (var key in AddressKeys)
        {
            if (AbsoluteHttp(post.FrontMatter?.Find(key), null) is { } url)
            {
                return url;
            }
        }

        return post.Source.FinalUrl ?? AbsoluteHttp(head.Canonical, null);
    }

    private static WebUrl? AbsoluteHttp(string? value, WebUrl? baseUrl) =>
        value is not null && WebUrl.TryParse(value, baseUrl, out var url) && url.IsHttp ? url.WithoutPassword() : null;

    private static string? FirstHeading(ReadOnlySpan<char> body)
    {
        foreach (var line in body.EnumerateLines())
        {
            if (line.StartsWith("# "))
            {
                var title = line[2..].Trim().TrimEnd('#').TrimEnd();
                return title.IsEmpty ? null : title.ToString();
            }
        }

        return null;
    }
}
