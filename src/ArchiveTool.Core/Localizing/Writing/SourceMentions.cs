using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>Which files of a site are named in its sources: posts, templates, styles, data and settings.</summary>
/// <param name="root">The site's canonical folder.</param>
internal sealed class SourceMentions(string root)
{
    private const long MostBytes = 16 << 20;

    private static readonly string[] Endings =
    [
        .. InputSelection.DefaultExtensions,
        .. (
            ".astro .css .ejs .erb .haml .hbs .js .json .jsx .liquid .mjs .njk .nunjucks .pug .rb .sass .scss .styl .svelte "
            + ".svg .swig .tmpl .toml .ts .tsx .vue .xml .yaml .yml"
        ).Split(' '),
    ];

    // What a generator wrote is not a source.
    private readonly string? output = new SiteDetector(new FolderIndex()).Find(Path.Combine(root, "post.md"))?.Output;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>
    /// Those of some files that are named somewhere; where that is not certain, they are. What one of them names, such as a
    /// style sheet its fonts, counts only if that one is named itself.
    /// </summary>
    /// <param name="paths">Relative to the site, with forward slashes.</param>
    public IReadOnlySet<string> Find(IEnumerable<string> paths)
    {
        var asked = paths.ToHashSet(StringComparer.Ordinal);
        var byName = asked.ToLookup(GetName, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>();
        foreach (var file in Directory.EnumerateFiles(root, "*", Everywhere).Where(IsSource))
        {
            if (!asked.Contains(SourceChange.Relative(root, file)))
            {
                AddNamed(file);
            }
        }

        while (waiting.TryDequeue(out var path))
        {
            if (Path.Combine(root, path) is var file && File.Exists(file) && IsSource(file))
            {
                AddNamed(file);
            }
        }

        return found;

        void AddNamed(string file)
        {
            foreach (var word in FindWords(Read(file)))
            {
                foreach (var path in byName[GetName(word)].Where(path => IsMeant(word, path)))
                {
                    if (found.Add(path))
                    {
                        waiting.Enqueue(path);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Whether an address may lead to a file: by its name and the folder before it. The address of another host that a
    /// picture came from mostly has its name too, so there the whole path counts.
    /// </summary>
    private static bool IsMeant(string word, string path)
    {
        string[] written = [.. word.Split('/').Where(part => part is not ("" or "." or ".."))];
        var parts = path.Split('/');
        var same = 0;
        while (same < Math.Min(written.Length, parts.Length) && written[^(same + 1)] == parts[^(same + 1)])
        {
            same++;
        }

        var isAbsolute = word.Contains("//", StringComparison.Ordinal);
        return same >= (isAbsolute ? Math.Max(2, parts.Length - 1) : Math.Min(2, written.Length));
    }

    /// <summary>Whatever may be an address: runs of the characters that those of our files have.</summary>
    private static IEnumerable<string> FindWords(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (
                at < text.Length
                && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_' or '-' or '%' or '/' or ':' or > '\u007f')
            )
            {
                continue;
            }

            if (at - start > 2 && text.AsSpan(start, at - start).Contains('.'))
            {
                var word = text[start..at].TrimEnd('.', ':');
                yield return word.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(word) : word;
            }

            start = at + 1;
        }
    }

    private static string GetName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private bool IsSource(string file)
    {
        var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
        var isKept = parts.Any(part =>
            part is "node_modules" or ".git" or ".archivetool" or ".docusaurus" or "db.json"
        );
        return !isKept
            && (output is null || !CanonicalPath.IsWithin(file, output))
            && Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
    }

    private static string Read(string file)
    {
        try
        {
            // JSON may have a backslash before each slash.
            var text = System.Text.Encoding.UTF8.GetString(ForeignFile.ReadAll(file, MostBytes));
            return text.Replace(@"\/", "/", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
