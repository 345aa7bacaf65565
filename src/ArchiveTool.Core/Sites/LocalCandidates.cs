namespace ArchiveTool.Core.Sites;

/// <summary>What a link to a file may mean.</summary>
internal static class LocalCandidates
{
    private static readonly string[] PageEndings = [".html", ".md", ".markdown", ".htm"];

    /// <summary>The file itself, the page that servers show in its place, and the source it is made from.</summary>
    public static IEnumerable<string> Enumerate(string path)
    {
        if (!path.EndsWith('/'))
        {
            yield return path;
            foreach (var ending in PageEndings)
            {
                yield return path + ending;
            }
        }

        var folder = path.TrimEnd('/');
        foreach (var ending in PageEndings)
        {
            yield return $"{folder}/index{ending}";
        }

        if (path.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            yield return path[..^5] + ".md";
            yield return path[..^5] + ".markdown";
        }
    }
}
