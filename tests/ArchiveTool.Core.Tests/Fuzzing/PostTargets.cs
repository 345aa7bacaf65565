using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>Posts and style sheets: collecting, rewriting and the offline page.</summary>
internal static class PostTargets
{
    private static readonly string[] Tokens =
    [
        "<",
        ">",
        "\"",
        "'",
        "=",
        "/",
        "&",
        "&#",
        ";",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "![",
        "](",
        "{%",
        "%}",
        "{{",
        "---\n",
        "+++\n",
        "<!--",
        "-->",
        "<![CDATA[",
        "url(",
        "@import",
        "image-set(",
        "srcset=",
        "<svg>",
        "<style>",
        "</style>",
        "<script>",
        "<noscript>",
        "<use href=",
        "<img src=",
        "<iframe src=",
        "\r",
        "\n",
        "\t",
        "\0",
        "`",
        "```\n",
        "> ",
        "- ",
        "|",
        ": ",
        "*a **b",
        "&a [*a, *a]",
        "data:",
        "//",
        "\uFEFF",
        "\u201C",
        "😀",
        ",",
        " 2x",
        "{",
        "}",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Post("html", "a.html", ".html"),
        Post("markdown", "a.md", ".md"),
        Post("text", "a.txt", ".html", ".md", ".txt"),
        FuzzTarget.Create("style sheet", ["fuzz", "css"], [".css"], Tokens, CheckSheet),
        FuzzTarget.Create(
            "srcset",
            ["fuzz", "srcset"],
            [".txt"],
            ["", ",", " ", "(", ")", "2x", "100w", "data:,", "\t", "-1x", "1e9x"],
            CheckSrcset
        ),
        FuzzTarget.Create("SVG in the page", ["fuzz", "images"], [".svg"], Tokens, CheckSprite),
    ];

    private static FuzzTarget Post(string name, string file, params string[] extensions) =>
        FuzzTarget.Create(name, ["posts", "nasty"], extensions, Tokens, input => CheckPost(file, input));

    private static void CheckPost(string name, byte[] input)
    {
        var source = new PostSource { Identity = name, Name = name };
        if (PostReader.Read(source, input, new PostReadOptions()).Post is not { } post)
        {
            return;
        }

        var options = new CollectOptions { DocumentUrl = FuzzTargets.Url("https://a.example/b") };
        var found = ReferenceCollector.Collect(post, options);
        CheckPlaces(post.Text, found);
        var edits = found
            .References.Where(reference => reference.Url is { IsHttp: true })
            .Select(reference => new Edit(
                reference.Location,
                UrlEscaping.Escape("../../assets/ab/c.png", reference.Syntax)
            ))
            .ToList();
        var rewritten = PostRewriter.Rewrite(input, edits, post.Text.Charset.Encoding);
        Assert.Equal(input.Length + edits.Sum(e => Written(e, post) - e.Span.Length), rewritten.Length);
        CheckPage(post.Text.Slice(post.Body).ToString(), post.Format);
    }

    private static int Written(Edit edit, Post post) => post.Text.Charset.Encoding.GetByteCount(edit.Replacement);

    private static void CheckSheet(byte[] input)
    {
        var sheet = StyleSheetText.Decode(input, null, null);
        CheckPlaces(sheet, CssReferenceCollector.Collect(sheet, null));
        CheckPage($"<style>{sheet.Text}</style>", PostFormat.Html);
    }

    private static void CheckSrcset(byte[] input)
    {
        var value = System.Net.WebUtility.HtmlEncode(System.Text.Encoding.UTF8.GetString(input));
        var html = System.Text.Encoding.UTF8.GetBytes($"<img srcset=\"{value}\">");
        CheckPost("a.html", html);
    }

    private static void CheckSprite(byte[] input)
    {
        var svg = System.Text.Encoding.UTF8.GetString(input);
        CheckPage("<svg><use href=\"../../assets/ab/c.svg#a\"/></svg>", PostFormat.Html, svg);
    }

    private static void CheckPlaces(SourceText source, CollectedReferences found)
    {
        var end = 0;
        foreach (var reference in found.References)
        {
            Assert.InRange(reference.Location.Offset, end, source.Bytes.Length);
            end = reference.Location.End;
            Assert.InRange(end, reference.Location.Offset, source.Bytes.Length);
            Assert.False(string.IsNullOrEmpty(reference.Raw));
            Assert.True(reference.Url is null != reference.Failure is null);
        }
    }

    /// <summary>Whatever a post holds, its offline page asks for nothing that is elsewhere.</summary>
    private static void CheckPage(string body, PostFormat format, string? svg = null)
    {
        var page = OfflinePage.Render(
            new OfflinePageContent
            {
                Title = "T",
                ArchivedAt = DateTimeOffset.UnixEpoch,
                Format = format,
                Body = body,
                Files = ["../../assets/ab/c.svg"],
                ReadSvg = _ => svg,
            }
        );
        // A whole document keeps its own layout; then all of the page is the post.
        var start = Math.Max(0, page.IndexOf("<archived-post>", StringComparison.Ordinal));
        var source = new PostSource { Identity = "a.html", Name = "a.html" };
        var options = new PostReadOptions { Format = PostFormat.Html };
        var bytes = System.Text.Encoding.UTF8.GetBytes(page[start..]);
        if (PostReader.Read(source, bytes, options).Post is not { } post)
        {
            // So many control characters that it is no text.
            return;
        }

        Assert.All(ReferenceCollector.Collect(post, new CollectOptions()).References, CheckStaysHere);
    }

    private static void CheckStaysHere(Reference reference) =>
        Assert.True(
            reference.Kind == ReferenceKind.Link
                || reference.Raw.StartsWith("../../assets/ab/c.svg", StringComparison.Ordinal)
                || reference.Raw.StartsWith('#')
                // No script runs that would load it.
                || LazyImageTable.Default.Find(reference.Attribute) >= 0,
            $"The page loads {Collecting(reference)}"
        );

    private static string Collecting(Reference reference) => References.Collecting.Line(reference);
}
