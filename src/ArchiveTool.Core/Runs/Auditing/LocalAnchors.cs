using System.Collections.Concurrent;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Sites;
using ArchiveTool.Core.Sites.Fragments;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>The names that a fragment can mean in the files of a run; each file is read once.</summary>
/// <param name="sites">Finds the generator that renders a file.</param>
internal sealed class LocalAnchors(SiteDetector sites)
{
    // As much as of a page that is fetched.
    private const long MostBytes = 2 * 1024 * 1024;

    private static readonly string[] Pages = [".html", ".htm", ".xhtml"];
    private static readonly string[] Sources = [".md", ".markdown", ".mdx"];

    private readonly ConcurrentDictionary<string, Lazy<PageAnchors?>> names = new(StringComparer.Ordinal);

    /// <summary>The names in a file; null if it is not a page, or not all of them can be seen.</summary>
    public PageAnchors? Find(string path) =>
        IsOne(Pages, path) || IsOne(Sources, path)
            ? names.GetOrAdd(path, one => new Lazy<PageAnchors?>(() => Read(one))).Value
            : null;

    private static bool IsOne(string[] endings, string path) =>
        endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private PageAnchors? Read(string path)
    {
        try
        {
            var bytes = ForeignFile.ReadAll(path, MostBytes);
            var site = sites.Find(path);
            if (IsOne(Sources, path))
            {
                return ReadSource(path, bytes, site?.Generator);
            }

            var page = PageReader.Read(bytes, null, wantsNames: true);
            if (site is not null && Files.CanonicalPath.IsWithin(path, site.Output) && page.Length > 0)
            {
                // These generators write their pages whole, short ones too; script only brings them to life.
                return new PageAnchors(page.Names);
            }

            // A generator's layout brings its own names; what it built, and what it copies, is served as it stands.
            var isServed = site is null || IsServed(site, path);
            return !isServed || IsTemplate(bytes) ? null : PageAnchors.From(page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsServed(Site site, string path) =>
        Files.CanonicalPath.IsWithin(path, site.Output)
        || site is { Generator: not (Generator.Jekyll or Generator.Eleventy or Generator.Hexo) }
            && site.StaticFolders.Any(folder => Files.CanonicalPath.IsWithin(path, folder));

    private static PageAnchors? ReadSource(string path, byte[] bytes, Generator? generator)
    {
        if (PostReader.Read(PostSource.FromFile(path), bytes, new PostReadOptions()).Post is not { } post)
        {
            return new PageAnchors(new HashSet<string>(StringComparer.Ordinal));
        }

        var body = post.Text.Text.Substring(post.Body.Start, post.Body.Length);
        return post.Format == PostFormat.Html
            ? PageAnchors.From(
                PageReader.Read(System.Text.Encoding.UTF8.GetBytes(body), "text/html; charset=utf-8", wantsNames: true)
            )
            : MarkdownAnchors.Read(
                body,
                generator,
                Path.GetExtension(path).Equals(".mdx", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>A page of which a template engine makes more than stands in it.</summary>
    private static bool IsTemplate(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("---"u8) || bytes.IndexOf("{{"u8) >= 0 || bytes.IndexOf("{%"u8) >= 0;
}
