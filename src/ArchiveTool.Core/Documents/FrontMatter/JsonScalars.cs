using System.Globalization;
using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>JSON's scalars with their places in UTF-16 units, which no reader over bytes would give.</summary>
internal static class JsonScalars
{
    private const int DeepestNesting = 64;

    /// <summary>The position behind the object that opens here, or -1.</summary>
    public static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return at + 1;
                case '"':
                    at = StringEnd(text, at + 1);
                    break;
                default:
                    break;
            }
        }

        return -1;
    }

    /// <param name="source">The post.</param>
    /// <param name="content">Where the JSON stands.</param>
    /// <param name="isMembersOnly">Hexo leaves the outer braces away.</param>
    public static (IReadOnlyList<FrontMatterScalar> Scalars, Problem? Problem) Read(
        SourceText source,
        TextRange content,
        bool isMembersOnly
    )
    {
        var scalars = new List<FrontMatterScalar>();
        var path = new FrontMatterPath();
        var first = source.Slice(content).TrimStart();
        if (isMembersOnly && !first.StartsWith("{"))
        {
            path.OpenMapping();
        }

        var floor = path.Depth;
        for (var at = content.Start; at < content.End; )
        {
            var next = Take(source.Text, at, content.End, path, scalars);
            if (next < 0 || path.Depth > DeepestNesting)
            {
                return ([], FrontMatterReader.Broken(source, at, "This is not JSON."));
            }

            at = next;
        }

        return path.Depth == floor
            ? (scalars, null)
            : ([], FrontMatterReader.Broken(source, content.End, "A bracket is not closed."));
    }

    /// <summary>Where the quotation mark that closes a string stands, or the text's length.</summary>
    internal static int StringEnd(string text, int from)
    {
        while (from < text.Length)
        {
            var next = text.AsSpan(from).IndexOfAny('"', '\\');
            if (next < 0)
            {
                return text.Length;
            }

            from += next;
            if (text[from] == '"')
            {
                return from;
            }

            from += 2;
        }

        return text.Length;
    }

    /// <summary>The escapes of JSON and of TOML's basic strings.</summary>
    internal static string Unescape(ReadOnlySpan<char> written)
    {
        if (!written.Contains('\\'))
        {
            return written.ToString();
        }

        var value = new StringBuilder(written.Length);
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] != '\\' || at + 1 == written.Length)
            {
                value.Append(written[at]);
                continue;
            }

            at++;
            var digits = written[at] switch
            {
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            if (
                digits > 0
                && at + digits < written.Length
                && uint.TryParse(
                    written.Slice(at + 1, digits),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var code
                )
            )
            {
                value.Append(code < 0x10000 ? ((char)code).ToString() : Scalar(code));
                at += digits;
                continue;
            }

            value.Append(
                written[at] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    var other => other,
                }
            );
        }

        return value.ToString();
    }

    private static string Scalar(uint code) => Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";

    private static int Take(string text, int at, int end, FrontMatterPath path, List<FrontMatterScalar> scalars)
    {
        switch (text[at])
        {
            case ' ' or '\t' or '\r' or '\n' or ',' or ':':
                return at + 1;
            case '{':
                path.OpenMapping();
                return at + 1;
            case '[':
                path.OpenSequence();
                return at + 1;
            case '}' or ']':
                if (path.Depth == 0)
                {
                    return -1;
                }

                path.Close();
                return at + 1;
            case '"':
                return TakeString(text, at, end, path, scalars);
            default:
                return TakeWord(text, at, end, path, scalars);
        }
    }

    private static int TakeString(string text, int at, int end, FrontMatterPath path, List<FrontMatterScalar> scalars)
    {
        var close = StringEnd(text, at + 1);
        if (close >= end)
        {
            return -1;
        }

        var value = Unescape(text.AsSpan(at + 1, close - at - 1));
        if (path.TakeValue(value))
        {
            var range = new TextRange(at + 1, close - at - 1);
            scalars.Add(new FrontMatterScalar(path.ToString(), path.Key, value, range, FrontMatterStyle.JsonString));
        }

        return close + 1;
    }

    private static int TakeWord(string text, int at, int end, FrontMatterPath path, List<FrontMatterScalar> scalars)
    {
        var rest = text.AsSpan(at, end - at);
        var stop = rest.IndexOfAny(TextMarks.EndOfJsonWord);
        var word = stop < 0 ? rest : rest[..stop];
        var isLiteral = word is "true" or "false" or "null" || char.IsAsciiDigit(word[0]) || word[0] == '-';
        if (!isLiteral || !path.TakeValue(word.ToString()))
        {
            return -1;
        }

        var range = new TextRange(at, word.Length);
        scalars.Add(new FrontMatterScalar(path.ToString(), path.Key, word.ToString(), range, FrontMatterStyle.Plain));
        return at + word.Length;
    }
}
