using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Eleventy's addresses (https://www.11ty.dev/docs/permalinks/).</summary>
internal sealed partial class EleventyPermalinks : IPermalinks
{
    private const string Script = ".11ty";

    /// <inheritdoc/>
    public PageAddresses Find(SourcePage page)
    {
        if (page.Relative.Split('/').Any(part => part.StartsWith('_')))
        {
            return PageAddresses.None;
        }

        if (page.Says("permalink") is { } said)
        {
            return said == "false" ? PageAddresses.None
                : said.Contains('{', StringComparison.Ordinal) ? PageAddresses.Unknown
                : PageAddresses.At([said], []);
        }

        // Front matter in JavaScript, and what computes itself.
        if (
            page.FrontMatter?.Scalars.Any(scalar =>
                scalar.Path.StartsWith("eleventyComputed", StringComparison.Ordinal)
                || scalar.Path.StartsWith("pagination", StringComparison.Ordinal)
            ) == true
        )
        {
            return PageAddresses.Unknown;
        }

        var name = page.Name.EndsWith(Script, StringComparison.Ordinal) ? page.Name[..^Script.Length] : page.Name;
        var folder = page.Folder.Length == 0 ? "" : page.Folder + "/";
        var isFolders = name == "index" || name == page.Folder[(page.Folder.LastIndexOf('/') + 1)..];
        return isFolders
            ? PageAddresses.At([folder + "/"], [])
            : PageAddresses.At([$"{folder}{name}/"], [$"{folder}{Date().Replace(name, "")}/"]);
    }

    [GeneratedRegex("""^\d{4}-\d{2}-\d{2}-""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
