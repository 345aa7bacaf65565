using System.Buffers;

namespace ArchiveTool.Urls.Parsing;

/// <summary>
/// The percent-encode sets, each as the ASCII characters that it leaves alone
/// (https://url.spec.whatwg.org/#percent-encoded-bytes).
/// </summary>
internal static class PercentEncodeSet
{
    private const string FragmentSet = " \"<>`";
    private const string QuerySet = " \"#<>";
    private const string PathSet = QuerySet + "?^`{}";
    private const string UserinfoSet = PathSet + "/:;=@[\\]|";

    /// <summary>What the C0 control percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> Control = Without("");

    /// <summary>What the fragment percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> Fragment = Without(FragmentSet);

    /// <summary>What the query percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> Query = Without(QuerySet);

    /// <summary>What the special-query percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> SpecialQuery = Without(QuerySet + "'");

    /// <summary>What the path percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> Path = Without(PathSet);

    /// <summary>What the userinfo percent-encode set leaves alone.</summary>
    public static readonly SearchValues<char> Userinfo = Without(UserinfoSet);

    private static SearchValues<char> Without(string set) =>
        SearchValues.Create(
            string.Concat(
                Enumerable
                    .Range(0x20, 0x7F - 0x20)
                    .Select(code => (char)code)
                    .Where(code => !set.Contains(code, StringComparison.Ordinal))
            )
        );
}
