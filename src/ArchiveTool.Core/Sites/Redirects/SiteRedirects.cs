using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Sites.Lookup;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>
/// Knows where a site's own paths such as <c>/go/lamp</c> lead, from the files that its server or its generator reads, each
/// read once a run. Nobody is asked. Safe for concurrent use.
/// </summary>
internal sealed class SiteRedirects
{
    private const int MostAncestors = 8;
    private const int MostPages = 20_000;

    private static readonly string[] Subfolders = ["static", "public", "source", "nginx", "conf.d", "deploy"];
    private static readonly string[] PageEndings = [".md", ".markdown", ".html", ".mdx"];

    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SiteRedirect>>> byFolder = new(
        StringComparer.Ordinal
    );

    private readonly ConcurrentDictionary<string, string?> byFile = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, string>>> bySources = new(
        StringComparer.Ordinal
    );

    /// <summary>Where a path of a post's site leads by its server's rules or its pages' front matter; or null.</summary>
    /// <param name="place">Where the post stands.</param>
    /// <param name="path">A path from the host's root.</param>
    /// <param name="file">What stands there, which a server shows before it asks its rules; null if nothing does.</param>
    public string? Find(PostPlace place, string path, string? file)
    {
        if (file is not null)
        {
            return PageEndings.Contains(Path.GetExtension(file))
                ? byFile.GetOrAdd(file, static one => ReadPage(one, "").FirstOrDefault()?.Target)
                : null;
        }

        foreach (var folder in GetFolders(place))
        {
            foreach (var rule in byFolder.GetOrAdd(folder, Prepare).Value)
            {
                if ((rule.Apply(path.TrimEnd('/')) ?? rule.Apply(path)) is { } target)
                {
                    return target;
                }
            }
        }

        var asked = SiteRedirect.Normalize(path);
        foreach (var source in GetSources(place))
        {
            var pages = bySources.GetOrAdd(
                source,
                static folder => new Lazy<IReadOnlyDictionary<string, string>>(() => ReadPages(folder))
            );
            if (pages.Value.TryGetValue(asked, out var target))
            {
                return target;
            }
        }

        return null;
    }

    private static Lazy<IReadOnlyList<SiteRedirect>> Prepare(string folder) => new(() => [.. ReadRules(folder)]);

    /// <summary>The folders in which rules are looked for: the site's, and those between the post and what was named.</summary>
    private static IEnumerable<string> GetFolders(PostPlace place)
    {
        var folders = new List<string>();
        if (place.Site is { } site)
        {
            folders.AddRange([site.Folder, .. site.StaticFolders, site.Output]);
        }

        var last = place.Site?.Folder ?? place.Repository ?? CanonicalPath.Resolve(Environment.CurrentDirectory);
        var at = place.Folder;
        for (var i = 0; at is not null && i < MostAncestors; i++, at = Path.GetDirectoryName(at))
        {
            folders.Add(at);
            if (at == last)
            {
                break;
            }
        }

        if (place.ServedRoot is { } root)
        {
            folders.Add(root);
        }

        return folders
            .SelectMany(folder => Subfolders.Select(name => Path.Combine(folder, name)).Prepend(folder))
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> GetSources(PostPlace place) =>
        place.Site is { } site
            ? site.Contents.Select(content => content.Folder).Append(site.Folder).Distinct(StringComparer.Ordinal)
        : place.NamedFolder is { } named ? [named]
        : [];

    private static IEnumerable<SiteRedirect> ReadRules(string folder)
    {
        foreach (var file in List(folder).Files)
        {
            var name = Path.GetFileName(file);
            Func<string, IEnumerable<SiteRedirect>>? read =
                name == "_redirects" ? NetlifyRedirects.Read
                : name.EndsWith(".htaccess", StringComparison.Ordinal) || IsConf(name, "apache", "httpd")
                    ? ApacheRedirects.Read
                : name.EndsWith(".conf", StringComparison.Ordinal) || name.EndsWith(".nginx", StringComparison.Ordinal)
                    ? NginxRedirects.Read
                : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? PrettyLinks.Read
                : null;
            if (read is not null && ReadText(file) is { } text)
            {
                foreach (var rule in ReadRules(read, text))
                {
                    yield return rule;
                }
            }
        }
    }

    /// <summary>The rules of a file; none of one that is written so that it takes too long to read.</summary>
    private static IReadOnlyList<SiteRedirect> ReadRules(Func<string, IEnumerable<SiteRedirect>> read, string text)
    {
        try
        {
            return [.. read(text)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static bool IsConf(string name, params ReadOnlySpan<string> servers)
    {
        foreach (var server in servers)
        {
            if (
                name.EndsWith(".conf", StringComparison.Ordinal)
                && name.Contains(server, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string> ReadPages(string sources)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([sources]);
        var count = 0;
        while (waiting.TryPop(out var folder))
        {
            var (files, folders) = List(folder);
            foreach (var inner in folders.Where(inner => Path.GetFileName(inner) is not ("node_modules" or ".git")))
            {
                waiting.Push(inner);
            }

            foreach (var file in files.Where(file => PageEndings.Contains(Path.GetExtension(file))))
            {
                if (++count > MostPages)
                {
                    return found;
                }

                var path = Path.ChangeExtension(Path.GetRelativePath(sources, file), null).Replace('\\', '/');
                foreach (var rule in ReadPage(file, path))
                {
                    found.TryAdd(rule.Path!, rule.Target);
                }
            }
        }

        return found;
    }

    private static IEnumerable<SiteRedirect> ReadPage(string file, string path)
    {
        try
        {
            // A page that only leads on is short.
            using var stream = ForeignFile.Open(file);
            var head = new byte[Math.Min(stream.Length, 16 << 10)];
            stream.ReadExactly(head);
            return [.. PageRedirects.Read(head, path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static (List<string> Files, List<string> Folders) List(string folder)
    {
        try
        {
            var listing = ForeignFile.List(folder);
            List<string> files = [.. listing.Files];
            List<string> folders = [.. listing.Folders];
            files.Sort(StringComparer.Ordinal);
            return (files, folders);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], []);
        }
    }

    private static string? ReadText(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(ForeignFile.ReadAll(file, ForeignFile.MostSettingsBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // One that is too large or may not be read is no site's list of redirects.
            return null;
        }
    }
}
