namespace ArchiveTool.Core.Sites;

/// <summary>Addresses of pages within a site, in one spelling.</summary>
internal static class PageAddress
{
    /// <summary>Without what stands for a folder's page, an ending of HTML and the last slash.</summary>
    public static string Normalize(string path)
    {
        var text = path.TrimEnd('/');
        if (text.EndsWith("/index.html", StringComparison.Ordinal))
        {
            return text[..^"/index.html".Length];
        }

        return text.EndsWith(".html", StringComparison.Ordinal) ? text[..^".html".Length] : text;
    }

    /// <summary>What a relative path means, seen from an address; above the root there is nothing, as in browsers.</summary>
    /// <param name="folder">The address of a folder, which begins and ends with a slash.</param>
    /// <param name="path">A path.</param>
    public static string Resolve(string folder, string path)
    {
        var parts = new List<string>(
            path.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries)
        );
        var isFolder = path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal) || path is "." or "..";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                isFolder |= path.EndsWith("..", StringComparison.Ordinal);
                if (parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts) + (isFolder && parts.Count > 0 ? "/" : "");
    }

    /// <summary>An address below a folder of addresses.</summary>
    public static string Join(string address, string path) =>
        PageAddress.Normalize(address + "/" + path.TrimStart('/'));
}
