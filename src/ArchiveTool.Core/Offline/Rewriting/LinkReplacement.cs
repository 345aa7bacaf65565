using System.Text;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>
/// Writes a cleaned link in the place of the one that was there. What stays keeps its bytes: it is escaped only where
/// the author had escaped it, or where the syntax asks for it.
/// </summary>
internal static class LinkReplacement
{
    private const UrlContext Html = UrlContext.HtmlDoubleQuoted | UrlContext.HtmlSingleQuoted | UrlContext.HtmlUnquoted;
    private const UrlContext Markdown = UrlContext.MarkdownBare | UrlContext.MarkdownAngle;

    /// <summary>The text for an <see cref="Edit"/>.</summary>
    /// <param name="source">What stands in the file, its characters decoded but not its syntax.</param>
    /// <param name="raw">The URL that it means.</param>
    /// <param name="target">The URL that is to stand there.</param>
    /// <param name="syntax">Where it stands.</param>
    public static string Build(string source, string raw, string target, UrlContext syntax)
    {
        var keepsAmpersands =
            source.Contains('&', StringComparison.Ordinal) || !target.Contains('&', StringComparison.Ordinal);
        if (source == raw && keepsAmpersands && IsSafe(target, syntax))
        {
            return target;
        }

        return (syntax & ~Html) == UrlContext.None && syntax != UrlContext.None
            ? EscapeAscii(target, syntax)
            : UrlEscaping.Escape(target, syntax);
    }

    /// <summary>Whether a text means itself where it stands.</summary>
    private static bool IsSafe(string target, UrlContext syntax)
    {
        var special =
            (syntax & Markdown) != UrlContext.None ? "\"'<>`\\()[]| \t\r\n\f"
            : (syntax & UrlContext.HtmlUnquoted) != UrlContext.None ? "\"'<>`= \t\r\n\f"
            : "\"'<>` \t\r\n\f";
        return syntax != UrlContext.None
            && (syntax & ~(Html | Markdown)) == UrlContext.None
            && target.Length > 0
            && target.AsSpan().IndexOfAny(special) < 0
            && CharacterReferences.Decode(target, inAttribute: (syntax & Html) != UrlContext.None) == target;
    }

    private static string EscapeAscii(string target, UrlContext syntax)
    {
        var text = new StringBuilder(target.Length + 16);
        var start = 0;
        for (var at = 0; at <= target.Length; at++)
        {
            var isEnd = at == target.Length;
            if (!isEnd && target[at] < 128)
            {
                continue;
            }

            if (at > start)
            {
                text.Append(UrlEscaping.Escape(target[start..at], syntax));
            }

            if (!isEnd)
            {
                text.Append(target[at]);
            }

            start = at + 1;
        }

        return text.ToString();
    }
}
