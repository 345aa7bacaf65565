using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.FrontMatter;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Sites;

/// <summary>What is read of a site's sources to know their pages.</summary>
internal static partial class SiteSources
{
    private static readonly string[] Templates =
    [
        ".njk",
        ".liquid",
        ".hbs",
        ".ejs",
        ".pug",
        ".webc",
        ".haml",
        ".mustache",
    ];

    private static readonly string[] Components = [".js", ".jsx", ".ts", ".tsx", ".mjs"];

    // Other markup that generators make pages of.
    private static readonly string[] Markups = [".adoc", ".asciidoc", ".org", ".rst", ".textile", ".pandoc"];

    /// <summary>Whether a generator makes a page of a file.</summary>
    public static bool IsPage(string file, Generator? generator)
    {
        var ending = Path.GetExtension(file).ToLowerInvariant();
        return ending is ".md" or ".markdown" or ".mdx" or ".html" or ".htm"
            || Markups.Contains(ending)
            || generator switch
            {
                Generator.Eleventy => Templates.Contains(ending) || Scripts().IsMatch(file),
                Generator.Gatsby => Components.Contains(ending)
                    && file.Contains($"/{SiteFolders.GatsbyPages}/", StringComparison.Ordinal),
                _ => false,
            };
    }

    // Only the front matter of a source is looked at.
    private const long MostBytes = 16 << 20;

    /// <summary>A source, or null if it cannot be read.</summary>
    public static Post? Read(string file)
    {
        try
        {
            return PostReader
                .Read(
                    PostSource.FromFile(file),
                    ForeignFile.ReadAll(file, MostBytes),
                    // A component is no post, and no less the source of a page.
                    new PostReadOptions { Format = IsScript(file) ? PostFormat.Markdown : null }
                )
                .Post;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its name is known, and a separate input says that it cannot be read.
            return null;
        }
    }

    private static bool IsScript(string file) => Components.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>The front matter of a source, or null.</summary>
    public static FrontMatterBlock? GetFrontMatter(string file) => Read(file)?.FrontMatter;

    [GeneratedRegex("""\.11ty\.(js|cjs|mjs|ts)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Scripts();
}
