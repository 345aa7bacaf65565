using System.Collections.Frozen;
using ArchiveTool.Core.Posts;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// The pages that a site's generator (Hexo, Jekyll, Hugo) makes, as far as their sources tell: by the last part of the
/// permalink, which is a file's name in all of them, and by what front matter says.
/// </summary>
internal sealed class SitePages
{
    private static readonly FrozenSet<string> MadeByGenerators = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        (
            "archive archives author authors assets categories category css feed fonts img images index.xml atom.xml "
            + "feed.xml js lib page posts robots.txt rss rss.xml rss2.xml search.json search.xml series sitemap.xml "
            + "sitemap.txt tag tags"
        ).Split(' ')
    );

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private readonly FrozenSet<string> names;
    private readonly bool hasNumbers;

    private SitePages(FrozenSet<string> names, bool hasNumbers)
    {
        this.names = names;
        this.hasNumbers = hasNumbers;
    }

    /// <summary>Reads a site.</summary>
    /// <param name="folder">The folder of its settings.</param>
    public static SitePages Of(string folder)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = Directory
            .EnumerateFiles(folder, "*", Everywhere)
            .Where(IsPage)
            .Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal));
        foreach (var file in files)
        {
            names.UnionWith(PageNames.Of(file, Read(file)));
        }

        return new SitePages(names.ToFrozenSet(StringComparer.OrdinalIgnoreCase), SettingsOf(folder).Any(IsNumbered));
    }

    /// <summary>Whether there is a source for a path.</summary>
    public bool Has(string path) =>
        path.Trim('/').Length == 0 || names.Contains(PageNames.LastOf(path)) || names.Contains(PageNames.Whole(path));

    /// <summary>Whether the generator or its theme may make a path of no source's own.</summary>
    public bool MayMake(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return hasNumbers
            || parts.Length == 0
            || MadeByGenerators.Contains(parts[0])
            // Archives of a year, a month, a day.
            || Array.TrueForAll(parts, part => part.All(char.IsAsciiDigit));
    }

    private static Post? Read(string file)
    {
        try
        {
            return PostReader.Read(PostSource.FromFile(file), File.ReadAllBytes(file), new PostReadOptions()).Post;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its name is known, and an input of its own says that it cannot be read.
            return null;
        }
    }

    private static bool IsPage(string path) =>
        InputExpansion.PostExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> SettingsOf(string folder) =>
        SiteRoot.SettingsFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists).Select(File.ReadAllText);

    /// <summary>Whether permalinks are made of a number that stands in no source.</summary>
    private static bool IsNumbered(string settings)
    {
        foreach (var line in settings.AsSpan().EnumerateLines())
        {
            var isNumbered =
                line.Contains(":id", StringComparison.Ordinal) || line.Contains(":hash", StringComparison.Ordinal);
            if (isNumbered && line.StartsWith("permalink:"))
            {
                return true;
            }
        }

        return false;
    }
}
