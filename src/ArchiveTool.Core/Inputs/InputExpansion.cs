using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs;

/// <summary>Turns what the user named (files, folders, URLs, <c>-</c>, lists) into posts, in a stable order, each once.</summary>
internal static class InputExpansion
{
    /// <summary>The extensions that make a file of a folder a post.</summary>
    public static IReadOnlyList<string> PostExtensions => InputSelection.DefaultExtensions;

    private static readonly string[] SiteEndings = [".com", ".net", ".org"];

    /// <summary>The posts behind the names, lazily.</summary>
    /// <param name="names">As given on the command line.</param>
    /// <param name="libraryRoot">A folder that is never searched: the output.</param>
    /// <param name="selection">Which files of folders are read; null for the usual ones.</param>
    public static IEnumerable<FoundInput> Expand(
        IEnumerable<string> names,
        string? libraryRoot,
        InputSelection? selection = null
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names
            .SelectMany(name => ExpandOne(name, libraryRoot, selection ?? InputSelection.Default))
            .Where(found => found.Input is null || seen.Add(found.Input.Identity));
    }

    private static IEnumerable<FoundInput> ExpandOne(string name, string? libraryRoot, InputSelection selection)
    {
        if (name == "-")
        {
            return [Found(new PostInput(InputKind.StandardInput, "-", "-"))];
        }

        if (IsUrl(name))
        {
            return UrlInput(name) is { } url
                ? [Found(url)]
                : [Failed(name, $"{name} is not a valid URL; check its spelling")];
        }

        if (ForeignFile.Exists(name))
        {
            return [Found(FileInput(name))];
        }

        return Directory.Exists(name)
            ? ExpandFolder(name, libraryRoot, selection)
            :
            [
                Failed(
                    name,
                    $"{ForeignNames.Show(name)} does not exist; name a file, a folder, an http(s) URL or - for standard input{(LooksLikeAddress(name) ? $"; did you mean https://{ForeignNames.Show(name)}?" : "")}"
                ),
            ];
    }

    /// <summary>Whether a name is probably an address without its scheme, such as <c>example.org/post</c>.</summary>
    private static bool LooksLikeAddress(string name)
    {
        var host = name.Split('/', '?')[0];
        if (!WebUrl.TryParse($"https://{name}", null, out var url) || url.Username.Length + url.Password.Length > 0)
        {
            return false;
        }

        // A name without a path looks the same as a file's, but for the endings that files rarely have.
        var isSite = host.Length < name.Length || host.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        return !name.Any(char.IsWhiteSpace)
            && (isSite || SiteEndings.Contains(Path.GetExtension(host), StringComparer.OrdinalIgnoreCase))
            && !InputSelection.DefaultExtensions.Contains(Path.GetExtension(host), StringComparer.OrdinalIgnoreCase)
            && !Directory.Exists(host)
            && RegistrableDomain.Find(url.Host) is not null;
    }

    private static IEnumerable<FoundInput> ExpandFolder(string folder, string? libraryRoot, InputSelection selection)
    {
        var isEmpty = true;
        var ignored = selection.ReadIgnored ? null : IgnoreRules.Above(Path.GetFullPath(folder));
        var root = libraryRoot is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(libraryRoot));
        foreach (var found in Walk(folder, new FolderPlace(folder), root, selection, ignored))
        {
            isEmpty = false;
            yield return found;
        }

        if (isEmpty)
        {
            yield return Failed(
                folder,
                $"{folder} holds no post; a post is a file that ends in {string.Join(", ", selection.Extensions ?? InputSelection.DefaultExtensions)} and is neither hidden nor left out"
            );
        }
    }

    private static IEnumerable<FoundInput> Walk(
        string named,
        FolderPlace folder,
        string? libraryRoot,
        InputSelection selection,
        IgnoreRules? ignored
    )
    {
        var (listed, failure) = List(folder);
        if (failure is not null)
        {
            yield return Failed(folder.Name, failure);
            yield break;
        }

        if (folder.Name != named && listed.Has("library.json"))
        {
            yield break;
        }

        ignored =
            !selection.ReadIgnored && listed.Has(IgnoreRules.FileName)
                ? IgnoreRules.Below(ignored, folder.Full)
                : ignored;
        var files = listed.Files.Where(path => selection.IsPost(path) && IsWanted(path, isFolder: false));
        var folders = listed.Folders.Where(path => IsWanted(path, isFolder: true));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            // What a folder lists is no link, so its canonical path is known.
            var path = Path.Combine(folder.Canonical, Path.GetFileName(file));
            var input = new PostInput(InputKind.File, ForeignNames.Show(file), ForeignNames.Show(path));
            yield return Found(input with { Path = path, Folder = named });
        }

        foreach (var next in folders.Order(StringComparer.Ordinal).Select(folder.GetBelow))
        {
            if (next.Full == libraryRoot)
            {
                continue;
            }

            foreach (var found in Walk(named, next, libraryRoot, selection, ignored))
            {
                yield return found;
            }
        }

        bool IsWanted(string path, bool isFolder) =>
            !selection.LeaveOut(path, named, isFolder)
            && ignored?.LeaveOut(Path.Combine(folder.Full, Path.GetFileName(path)), isFolder) is not true;
    }

    private static (FolderListing Listing, string? Failure) List(FolderPlace folder)
    {
        try
        {
            return (ForeignFile.List(folder.Name), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (new FolderListing([], [], []), $"{folder.Name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The input that a name is, where it is a valid URL; else null.</summary>
    public static PostInput? UrlInput(string name) =>
        IsUrl(name) && WebUrl.TryParse(name, null, out var url)
            ? new PostInput(InputKind.Url, UrlPassword.Mask(name), url.WithoutFragment().WithoutPassword().Href)
            : null;

    private static bool IsUrl(string name) =>
        name.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static PostInput FileInput(string path)
    {
        // The link that a shell names for a pipe leads to no path: it is what is read.
        var canonical = CanonicalPath.Resolve(path);
        var opened = ForeignFile.Exists(canonical) ? canonical : Path.GetFullPath(path);
        return new PostInput(InputKind.File, ForeignNames.Show(path), ForeignNames.Show(opened)) { Path = opened };
    }

    private static FoundInput Found(PostInput input) => new(input, input.Name, null);

    private static FoundInput Failed(string name, string failure) => new(null, ForeignNames.Show(name), failure);

    /// <summary>A folder that is searched.</summary>
    /// <param name="Name">As it is shown.</param>
    /// <param name="Full">Absolute.</param>
    /// <param name="Canonical">With every link on the way followed.</param>
    private sealed record FolderPlace(string Name, string Full, string Canonical)
    {
        public FolderPlace(string name)
            : this(name, Path.TrimEndingDirectorySeparator(Path.GetFullPath(name)), CanonicalPath.Resolve(name)) { }

        /// <summary>A folder in it that is no link.</summary>
        public FolderPlace GetBelow(string name)
        {
            var last = Path.GetFileName(name);
            return new FolderPlace(name, Path.Combine(Full, last), Path.Combine(Canonical, last));
        }
    }
}
