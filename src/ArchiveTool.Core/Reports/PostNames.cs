using System.Text;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Reports;

/// <summary>How reports name posts: relative to the working folder where they stand in it, so that reports of two machines agree.</summary>
/// <param name="workingFolder">Canonical; null to name posts as they are.</param>
internal sealed class PostNames(string? workingFolder)
{
    // What was asked for last: the places of a report come post by post.
    private (string Post, string Shown) last = ("", "");

    /// <summary>For people: a relative path with slashes, an absolute one, a URL, or <c>-</c> for standard input.</summary>
    public string Shown(string post)
    {
        if (post != last.Post)
        {
            var shown = IsInWorkingFolder(post)
                ? Path.GetRelativePath(workingFolder!, post).Replace(Path.DirectorySeparatorChar, '/')
                : post;
            last = (post, shown);
        }

        return last.Shown;
    }

    /// <summary>As a URI reference (RFC 3986): relative in the working folder, else absolute.</summary>
    public string Uri(string post)
    {
        if (IsInWorkingFolder(post))
        {
            return string.Join('/', Shown(post).Split('/').Select(System.Uri.EscapeDataString));
        }

        return Path.IsPathFullyQualified(post) ? FileUri(post) : Encoded(post);
    }

    /// <summary>The post's own address for a terminal to open; null if it has none.</summary>
    public static string? Address(string post)
    {
        var isUrl =
            post.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || post.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return Path.IsPathFullyQualified(post) ? FileUri(post)
            : isUrl ? post
            : null;
    }

    /// <summary>Whether <see cref="Uri"/> is relative to the working folder.</summary>
    public bool IsInWorkingFolder(string post) =>
        workingFolder is not null && Path.IsPathFullyQualified(post) && CanonicalPath.IsWithin(post, workingFolder);

    /// <summary>A URL by the URL standard may hold characters that RFC 3986 wants encoded.</summary>
    private static string Encoded(string url)
    {
        const string Allowed = "-._~:/?#[]@!$&'()*+,;=%";
        var encoded = new StringBuilder(url.Length);
        foreach (var rune in url.EnumerateRunes())
        {
            var isAllowed =
                rune.IsAscii
                && (
                    char.IsAsciiLetterOrDigit((char)rune.Value)
                    || Allowed.Contains((char)rune.Value, StringComparison.Ordinal)
                );
            encoded.Append(isAllowed ? rune.ToString() : System.Uri.EscapeDataString(rune.ToString()));
        }

        return encoded.ToString();
    }

    private static string FileUri(string path)
    {
        var parts = path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(System.Uri.EscapeDataString);
        var joined = string.Join('/', parts);
        return joined.StartsWith('/') ? "file://" + joined : "file:///" + joined;
    }
}
