using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>Names the files that stand beside a post: as they were called where they came from, each once.</summary>
internal sealed class PostFiles(EmbeddedFiles files, Func<string, string> toAddress)
{
    private readonly Dictionary<string, (EmbeddedFile File, string Name)> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "index.md" };

    /// <summary>The files to write, with their names.</summary>
    public IEnumerable<(EmbeddedFile File, string Name)> All => named.Values;

    /// <summary>What the post writes for an address of the library; null for another address, or one that leads to nothing.</summary>
    public string? Find(string? address) =>
        address is not null
        && EmbeddedFiles.IsFile(address, LibraryLayout.PostToRoot, "", out var path)
        && files.Find(path!) is { } file
            ? toAddress(GetName(file))
            : null;

    private string GetName(EmbeddedFile file)
    {
        var key = file.Path.ToString();
        if (named.TryGetValue(key, out var known))
        {
            return known.Name;
        }

        var extension = "." + file.Path.Extension;
        var own = Slug.Clean(GetOwnName(file));
        var name = own.Length == 0 ? file.Path.Sha256[..16] : own;
        if (!taken.Add(name + extension))
        {
            name = $"{name}-{file.Path.Sha256[..8]}";
            taken.Add(name + extension);
        }

        named[key] = (file, name + extension);
        return name + extension;
    }

    private string GetOwnName(EmbeddedFile file)
    {
        if (
            files.FindAddress(file.Path) is not { } address
            || !WebUrl.TryParse(address, null, out var url)
            || !url.IsHttp
        )
        {
            return "";
        }

        var last = Uri.UnescapeDataString(url.Path.Split('/')[^1]);
        return Path.GetFileNameWithoutExtension(last);
    }
}
