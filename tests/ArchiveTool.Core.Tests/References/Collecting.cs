using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.Tests.Posts;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Collects from text, and proves on the way that every span holds what its reference says.</summary>
internal static class Collecting
{
    public static CollectedReferences Html(string html, string? documentUrl = null, CollectOptions? options = null) =>
        From(PostReaderTests.Read(html, "post.html"), documentUrl, options);

    public static CollectedReferences Markdown(string markdown, string? documentUrl = null) =>
        From(PostReaderTests.Read(markdown, "post.md", PostFormat.Markdown), documentUrl);

    public static CollectedReferences From(Post post, string? documentUrl = null, CollectOptions? options = null)
    {
        var found = ReferenceCollector.Collect(
            post,
            (options ?? new CollectOptions()) with
            {
                DocumentUrl = documentUrl is null ? null : Url(documentUrl),
            }
        );
        SpanOracle.Check(post.Text, found);
        return found;
    }

    public static WebUrl Url(string text) =>
        WebUrl.TryParse(text, null, out var url) ? url : throw new ArgumentException("Not a URL.", nameof(text));

    /// <summary>One line a reference: kind, element, attribute and the URL as written.</summary>
    public static string[] Lines(this CollectedReferences found) => [.. found.References.Select(Line)];

    public static string Line(Reference reference) =>
        $"{Name(reference)} {reference.Raw}" + (reference.Descriptor is null ? "" : $" [{reference.Descriptor}]");

    public static string Name(Reference reference) =>
        $"{reference.Kind} {reference.Element}" + (reference.Attribute.Length > 0 ? $"@{reference.Attribute}" : "");
}
