using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Sites;

/// <summary>What a site's settings say of pages and files that stand in no source. Read line by line, in any language.</summary>
internal sealed class SiteSettings
{
    private readonly HashSet<string> listings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> languages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> roots = new(StringComparer.OrdinalIgnoreCase);
    private readonly string folder;

    private SiteSettings(string folder)
    {
        this.folder = folder;
        HasTheme = HasFolders(Path.Combine(folder, "themes"));
    }

    /// <summary>Whether permalinks are made of a number that stands in no source.</summary>
    public bool IsNumbered { get; private set; }

    /// <summary>Whether permalinks are made of a number that a plugin writes into the sources.</summary>
    public bool WantsAbbrlinks { get; private set; }

    /// <summary>Whether a theme brings its own files.</summary>
    public bool HasTheme { get; private set; }

    /// <summary>Whether some of these stand outside the site.</summary>
    public bool HasUnseenTheme { get; private set; }

    /// <summary>The first parts of the addresses under which the generator lists posts.</summary>
    public IReadOnlySet<string> Listings => listings;

    /// <summary>An address without the path that the site is served under, and without a language before the rest.</summary>
    public string[] WithoutRoot(string[] parts)
    {
        var root = roots
            .Select(one => one.Split('/', StringSplitOptions.RemoveEmptyEntries))
            .OrderByDescending(one => one.Length)
            .FirstOrDefault(one => parts.Take(one.Length).SequenceEqual(one, StringComparer.OrdinalIgnoreCase), []);
        var rest = parts[root.Length..];
        return rest.Length > 0 && languages.Contains(rest[0]) ? rest[1..] : rest;
    }

    /// <summary>Reads the settings of a site.</summary>
    public static SiteSettings Read(string folder)
    {
        var settings = new SiteSettings(folder);
        foreach (var file in SiteFinder.SettingsIn(folder))
        {
            try
            {
                settings.Take(ForeignFile.ReadLines(file, ForeignFile.MostSettingsBytes));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What it says is not known, so its theme isn't.
                settings.HasTheme = settings.HasUnseenTheme = true;
            }
        }

        return settings;
    }

    private static bool HasFolders(string path)
    {
        try
        {
            return Directory.Exists(path) && Directory.EnumerateDirectories(path).Any();
        }
        catch (UnauthorizedAccessException)
        {
            // Nobody can say that there is none.
            return true;
        }
    }

    private void Take(string[] lines)
    {
        var section = "";
        foreach (var line in lines.Where(line => !line.TrimStart().StartsWith('#')))
        {
            var text = line.Trim();
            var isWithin = char.IsWhiteSpace(line.FirstOrDefault(' '));
            if (text.StartsWith('['))
            {
                section = text;
                Take(section.Trim('[', ']', ' '), "", "");
                continue;
            }

            var mark = text.IndexOfAny([':', '=']);
            var key = Bare(mark < 0 ? text : text[..mark]);
            var value = mark < 0 ? "" : Bare(text[(mark + 1)..]);
            if (!isWithin && !section.StartsWith('['))
            {
                section = value.Length == 0 ? key : "";
            }

            Take(section.Trim('[', ']', ' '), key, value);
        }
    }

    private void Take(string section, string key, string value)
    {
        switch (key)
        {
            case "permalink":
                IsNumbered |=
                    value.Contains(":id", StringComparison.Ordinal)
                    || value.Contains(":hash", StringComparison.Ordinal);
                WantsAbbrlinks |= value.Contains(":abbrlink", StringComparison.Ordinal);
                break;
            case "theme" or "remote_theme" or "module" or "imports":
                TakeTheme(value);
                break;
            case "root" or "baseurl" or "baseURL" or "url":
                TakeRoot(value);
                break;
            case "language" or "languages":
                languages.UnionWith(value.Split(',').Select(Bare));
                break;
            case var _ when section.StartsWith("languages", StringComparison.Ordinal):
                languages.UnionWith([section[(section.IndexOf('.') + 1)..], key]);
                break;
            case var _ when section == "taxonomies":
                listings.UnionWith([key, value]);
                break;
            case var _ when key.EndsWith("_dir", StringComparison.Ordinal):
                listings.Add(value.Trim('/').Split('/')[0]);
                break;
            default:
                HasUnseenTheme |= section.StartsWith("module", StringComparison.Ordinal);
                HasTheme |= HasUnseenTheme;
                break;
        }
    }

    private void TakeTheme(string value)
    {
        HasTheme = true;
        HasUnseenTheme |= !value
            .Split(',')
            .Select(Bare)
            .All(name => name.Length > 0 && Directory.Exists(Path.Combine(folder, "themes", name)));
    }

    private void TakeRoot(string value)
    {
        var isAddress = Uri.TryCreate(value, UriKind.Absolute, out var address) && !address.IsFile;
        roots.Add((isAddress ? address!.AbsolutePath : value).Trim('/'));
    }

    private static string Bare(string text) => text.Trim(' ', '\t', '"', '\'', ',', '[', ']', '{', '}');
}
