using System.Globalization;
using System.Text;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>
/// Escapes a URL for the syntax that it lands in, so that a reader of that syntax gets the URL back. Where a syntax
/// cannot escape a character, the character is percent-encoded. The result is printable ASCII without
/// spaces, whatever the file's encoding.
/// </summary>
internal static class UrlEscaping
{
    /// <summary>
    /// Escapes for all syntaxes of <paramref name="landing"/>, the innermost (highest bit) first; the scalars of YAML
    /// and TOML, which only front matter has, are always the outermost.
    /// </summary>
    public static string Escape(string url, UrlContext landing)
    {
        ArgumentNullException.ThrowIfNull(url);
        var text = ToPrintableAscii(url);
        const UrlContext FrontMatter =
            UrlContext.YamlPlain
            | UrlContext.YamlSingleQuoted
            | UrlContext.YamlDoubleQuoted
            | UrlContext.YamlBlock
            | UrlContext.TomlLiteral;
        for (var bit = (int)UrlContext.MetaRefresh; bit > 0; bit >>= 1)
        {
            var syntax = (UrlContext)bit;
            if ((landing & syntax & ~FrontMatter) != UrlContext.None)
            {
                text = EscapeFor(text, syntax, isAlone: landing == syntax);
            }
        }

        var outermost = landing & FrontMatter;
        return outermost == UrlContext.None ? text : EscapeFor(text, outermost, isAlone: landing == outermost);
    }

    private static string EscapeFor(string text, UrlContext syntax, bool isAlone) =>
        syntax switch
        {
            UrlContext.HtmlDoubleQuoted => EscapeHtml(text, "&<\""),
            UrlContext.HtmlSingleQuoted => EscapeHtml(text, "&<'"),
            UrlContext.HtmlUnquoted => text.Length == 0 && isAlone ? "\"\"" : EscapeHtml(text, "&<>\"'=`"),
            UrlContext.Srcset => EscapeSrcset(text),
            UrlContext.CssUrl => Backslash(text, "\\()\"'"),
            UrlContext.CssDoubleQuoted => Backslash(text, "\\\""),
            UrlContext.CssSingleQuoted => Backslash(text, "\\'"),
            UrlContext.MarkdownBare => MarkdownDestination.EscapeBare(text),
            UrlContext.MarkdownAngle => MarkdownDestination.EscapeAngle(text),
            UrlContext.YamlPlain => isAlone && !YamlScalar.IsPlain(text) ? YamlScalar.Quote(text) : text,
            UrlContext.YamlSingleQuoted => text.Replace("'", "''", StringComparison.Ordinal),
            UrlContext.YamlDoubleQuoted or UrlContext.JsonString => Backslash(text, "\\\""),
            UrlContext.TomlLiteral or UrlContext.MetaRefresh => PercentEncode(text, "'"),
            UrlContext.TagArgument => PercentEncode(text, "'\",{}"),
            _ => text,
        };

    // What the URL parser itself would drop or percent-encode, wherever it stands: what is left is the same URL
    // (https://url.spec.whatwg.org/#concept-basic-url-parser, and data: and mailto: are decoded by who reads them).
    private static string ToPrintableAscii(string url)
    {
        if (url.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && url.AsSpan().IndexOfAny("\"<>") < 0)
        {
            return url;
        }

        var text = new StringBuilder(url.Length * 2);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in url.Trim(ControlsAndSpace).EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                continue;
            }

            if (rune.Value is > ' ' and < 0x7F and not ('"' or '<' or '>'))
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                AppendPercent(text, value);
            }
        }

        return text.ToString();
    }

    private static readonly char[] ControlsAndSpace = [.. Enumerable.Range(0, 0x21).Select(code => (char)code)];

    // "&" is written as a reference always and not only where HTML would misread it, because XHTML must have it so.
    private static string EscapeHtml(string text, string special)
    {
        if (text.AsSpan().IndexOfAny(special) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (!special.Contains(character, StringComparison.Ordinal))
            {
                result.Append(character);
                continue;
            }

            result.Append(
                character switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    _ => string.Create(CultureInfo.InvariantCulture, $"&#{(int)character};"),
                }
            );
        }

        return result.ToString();
    }

    // https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: commas at the ends would be taken off.
    private static string EscapeSrcset(string text)
    {
        var core = text.AsSpan().Trim(',');
        if (core.Length == text.Length)
        {
            return text;
        }

        var leading = core.IsEmpty ? text.Length : text.AsSpan().IndexOfAnyExcept(',');
        var trailing = text.Length - leading - core.Length;
        return string.Concat(
            string.Concat(Enumerable.Repeat("%2C", leading)),
            core,
            string.Concat(Enumerable.Repeat("%2C", trailing))
        );
    }

    private static string Backslash(string text, string special)
    {
        if (text.AsSpan().IndexOfAny(special) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (special.Contains(character, StringComparison.Ordinal))
            {
                result.Append('\\');
            }

            result.Append(character);
        }

        return result.ToString();
    }

    internal static string PercentEncode(string text, string special)
    {
        if (text.AsSpan().IndexOfAny(special) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (special.Contains(character, StringComparison.Ordinal))
            {
                AppendPercent(result, (byte)character);
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    private static void AppendPercent(StringBuilder text, byte value) =>
        text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
}
