using System.Collections.Frozen;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>Addresses that say that nothing is there: <c>/404.html</c>, <c>/error/404</c>, <c>/page-not-found</c>.</summary>
internal static class NotFoundAddress
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "notfound",
        "pagenotfound",
        "404notfound",
        "404pagenotfound",
        "404error",
        "error404",
        "404page",
        "page404",
        "errornotfound",
        "http404"
    );

    private static readonly FrozenSet<string> Folders = FrozenSet.Create(
        StringComparer.Ordinal,
        "error",
        "errors",
        "errorpage",
        "errorpages",
        "static",
        "public",
        "pages",
        "html"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GetName = Names.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FolderOf = Folders.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether an address says so and can say nothing else: a number may be that of an article.</summary>
    public static bool SaysSo(WebUrl url)
    {
        var path = Plain(url.Path);
        var last = path[(path.LastIndexOf('/') + 1)..];
        return GetName.Contains(last) || (last is "404" && IsOfFolders(path[..^last.Length]));
    }

    /// <summary>Whether an address has the words, whatever it means by them.</summary>
    public static bool MaySaySo(WebUrl url)
    {
        var path = Plain(url.Path);
        foreach (var range in path.Split('/'))
        {
            var part = path[range];
            if (
                part.Contains("404", StringComparison.Ordinal)
                || part.Contains("notfound", StringComparison.Ordinal)
                || part is "410" or "gone"
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfFolders(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (!path[range].IsEmpty && !FolderOf.Contains(path[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A path in lower case, its parts without hyphens and extensions, and without a slash at its end.</summary>
    private static ReadOnlySpan<char> Plain(string path)
    {
        var plain = new char[path.Length];
        var (length, isName) = (0, true);
        foreach (var c in path)
        {
            if (c == '/')
            {
                isName = true;
                if (length == 0 || plain[length - 1] != '/')
                {
                    plain[length++] = c;
                }
            }
            else if (c == '.' && length > 0 && plain[length - 1] != '/')
            {
                isName = false;
            }
            else if (isName && c is not ('-' or '_'))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return plain.AsSpan(0, length).TrimEnd('/');
    }
}
