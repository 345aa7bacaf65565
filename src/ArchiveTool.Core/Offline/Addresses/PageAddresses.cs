using System.Buffers;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>
/// Decides what becomes of every address that a page, or a style sheet or drawing that it loads, would hold. What the
/// tool put there passes by being listed, so no notation of a path out of the library has to be recognised.
/// </summary>
/// <param name="files">The files of the library that may be loaded, as the page writes them, without fragment.</param>
/// <param name="documentUrl">What the author's relative links are relative to, or null.</param>
/// <param name="idPrefix">Put before the id that a fragment names.</param>
/// <param name="depth">
/// How many folders below the library's a style sheet stands. What it asks for in vain may stay then, as long as that is
/// a plain path within the library; 0 where nothing may.
/// </param>
internal sealed class PageAddresses(
    IEnumerable<string> files,
    WebUrl? documentUrl = null,
    string idPrefix = "",
    int depth = 0
)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./"
    );

    // A browser runs no script in a picture or a font, and loads nothing for one.
    private static readonly string[] Embeddable =
    [
        "data:image/",
        "data:font/",
        "data:application/font",
        "data:application/x-font",
        "data:application/vnd.ms-fontobject",
        "data:application/octet-stream",
    ];

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = (
        files as HashSet<string> ?? files.ToHashSet(StringComparer.Ordinal)
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The same files for a drawing whose ids are given a prefix.</summary>
    public PageAddresses WithPrefix(string prefix) => new(known.Set, documentUrl, prefix, depth);

    /// <summary>Whether an address is a file of the library that the page may load.</summary>
    public bool IsFile(string? written) =>
        written is not null && known.Contains(written.AsSpan(0, FragmentStart(written)));

    /// <summary>Whether an address is such a file, or holds a picture itself.</summary>
    public bool IsLocal(string? written) => IsFile(written) || IsEmbedded(written);

    /// <summary>What a page may load: a file of the library, or what the address itself holds.</summary>
    public PageAddress? ToLoad(string written) =>
        written.StartsWith('#') ? PageAddress.Loadable("#" + idPrefix + written[1..])
        : IsLocal(written) || IsBelowLibrary(written) ? PageAddress.Loadable(written)
        : null;

    /// <summary>A file of the library, for what a <c>data:</c> URL could bring scripts or imports into.</summary>
    public PageAddress? ToLoadFile(string written) => IsFile(written) ? PageAddress.Loadable(written) : null;

    /// <summary>What a link may lead to: the web, a place in the page, or a file of the library.</summary>
    public PageAddress? ToFollow(string written)
    {
        var trimmed = written.Trim();
        if (trimmed.StartsWith('#') || IsFile(trimmed))
        {
            return ToLoad(trimmed);
        }

        return
            WebUrl.TryParse(trimmed, documentUrl, out var url) && url.Scheme is "http" or "https" or "mailto" or "tel"
            ? PageAddress.LinkOnly(url.WithoutPassword().Href)
            : null;
    }

    /// <summary>
    /// Whether a relative path of plain names stays in the library. What a parser could read in another way, such as
    /// percent signs, backslashes, white space or a scheme, does not pass.
    /// </summary>
    private bool IsBelowLibrary(string written)
    {
        if (depth == 0 || written.Length == 0 || written[0] == '/' || written.AsSpan().ContainsAnyExcept(Plain))
        {
            return false;
        }

        var level = depth;
        foreach (var part in written.Split('/'))
        {
            level +=
                part is ".." ? -1
                : part is "." or "" ? 0
                : 1;
            if (level < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEmbedded(string? written) =>
        written is not null
        && Array.Exists(Embeddable, start => written.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static int FragmentStart(string written) =>
        written.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? hash : written.Length;
}
