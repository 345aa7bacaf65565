using System.Text.RegularExpressions;

namespace ArchiveTool.Core.References;

/// <summary>What stands in a lazy loader's attribute.</summary>
internal static partial class LazyImageText
{
    /// <summary>How the value of an attribute that a user names must be read.</summary>
    public static LazyImageValue Tell(string value)
    {
        var text = value.AsSpan().Trim();
        return text.IsEmpty ? LazyImageValue.Any
            : text[0] is '{' or '[' ? LazyImageValue.Json
            : text.Contains('(') && text.Contains("url", StringComparison.OrdinalIgnoreCase) ? LazyImageValue.Background
            : Descriptor().IsMatch(text) ? LazyImageValue.Srcset
            : LazyImageValue.Any;
    }

    /// <summary>The URL of a value that is percent-encoded as a whole, as WeChat writes it; else the same string.</summary>
    public static string DecodeWhole(string value) =>
        value.StartsWith("http%3A", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https%3A", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(value)
            : value;

    /// <summary>Where the strings of a JSON value stand that are URLs.</summary>
    public static List<(int Start, int Length)> FindJsonUrls(ReadOnlySpan<char> json)
    {
        var found = new List<(int, int)>();
        foreach (var match in JsonText().EnumerateMatches(json))
        {
            var inside = json.Slice(match.Index + 1, match.Length - 2);
            var rest = json[(match.Index + match.Length)..].TrimStart();
            var isName = !rest.IsEmpty && rest[0] == ':';
            var text = DecodeJson(inside);
            // Some have the URL for a name and its size for a value; a name that is no absolute URL says what the value is.
            var isWanted =
                !isName
                || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("//", StringComparison.Ordinal);
            if (isWanted && ImageUrls.LooksLikeUrl(text))
            {
                found.Add((match.Index + 1, inside.Length));
            }
        }

        return found;
    }

    /// <summary>A JSON string's text; the escapes that URLs have in JSON (https://www.rfc-editor.org/rfc/rfc8259#section-7).</summary>
    public static string DecodeJson(ReadOnlySpan<char> written) =>
        written.Contains('\\') ? Escape().Replace(written.ToString(), Decode) : written.ToString();

    private static string Decode(Match escape) =>
        escape.Value[1] == 'u' ? ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString() : escape.Value[1..];

    [GeneratedRegex(@"\s\d+(?:\.\d+)?[wx]\s*(?:,|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""", RegexOptions.NonBacktracking)]
    private static partial Regex JsonText();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|.)", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
