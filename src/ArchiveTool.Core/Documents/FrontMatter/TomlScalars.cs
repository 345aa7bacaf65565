using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>
/// As much of TOML as front matter needs: tables, keys, strings of all four kinds, arrays, inline tables
/// (https://toml.io/en/v1.0.0). Other values are taken as they are written.
/// </summary>
internal sealed class TomlScalars
{
    private const int DeepestNesting = 64;
    private readonly SourceText source;
    private readonly string text;
    private readonly int end;
    private readonly List<FrontMatterScalar> scalars = [];
    private string table = "";
    private int at;

    private TomlScalars(SourceText source, TextRange content)
    {
        this.source = source;
        text = source.Text;
        (at, end) = (content.Start, content.End);
    }

    public static (IReadOnlyList<FrontMatterScalar> Scalars, Problem? Problem) Read(
        SourceText source,
        TextRange content
    )
    {
        var reader = new TomlScalars(source, content);
        while (reader.SkipToExpression())
        {
            if (!reader.ReadExpression())
            {
                return (reader.scalars, FrontMatterReader.Broken(source, reader.at, "This is not TOML."));
            }
        }

        return (reader.scalars, null);
    }

    private char Current => at < end ? text[at] : '\0';

    private bool SkipToExpression()
    {
        while (at < end)
        {
            if (text[at] == '#')
            {
                at = FrontMatterReader.Line(text, at).End;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadExpression()
    {
        if (Current == '[')
        {
            var line = FrontMatterReader.Line(text, at);
            var header = text.AsSpan(at, line.Length);
            var close = header.IndexOf(']');
            if (close < 0)
            {
                return false;
            }

            table = header[..close].Trim("[] \t").ToString();
            at = Math.Min(line.End, end);
            return true;
        }

        return ReadPair(table, 0);
    }

    private bool ReadPair(string prefix, int depth)
    {
        var name = ReadKey();
        SkipBlanks();
        if (name.Length == 0 || Current != '=')
        {
            return false;
        }

        at++;
        SkipBlanks();
        var key = name[(name.LastIndexOf('.') + 1)..];
        return ReadValue(prefix.Length == 0 ? name : $"{prefix}.{name}", key, depth);
    }

    private string ReadKey()
    {
        if (Current is '"' or '\'')
        {
            var quote = Current;
            var close = text.IndexOf(quote, at + 1, Math.Max(0, end - at - 1));
            var quoted = close < 0 ? "" : text[(at + 1)..close];
            at = close < 0 ? at : close + 1;
            return quoted;
        }

        var rest = text.AsSpan(at, end - at);
        var stop = rest.IndexOfAny(TextMarks.EndOfTomlKey);
        var key = (stop < 0 ? rest : rest[..stop]).Trim().ToString();
        at += stop < 0 ? rest.Length : stop;
        return key;
    }

    private bool ReadValue(string path, string key, int depth)
    {
        if (depth > DeepestNesting)
        {
            return false;
        }

        switch (Current)
        {
            case '"' or '\'':
                return ReadString(path, key);
            case '[':
                return ReadMany(']', i => ReadValue($"{path}[{i}]", key, depth + 1));
            case '{':
                return ReadMany('}', _ => ReadPair(path, depth + 1));
            default:
                var rest = text.AsSpan(at, end - at);
                var stop = rest.IndexOfAny(TextMarks.EndOfTomlValue);
                var word = (stop < 0 ? rest : rest[..stop]).TrimEnd();
                Add(path, key, word.ToString(), new TextRange(at, word.Length), FrontMatterStyle.Plain);
                at += word.Length;
                return word.Length > 0;
        }
    }

    private bool ReadMany(char close, Func<int, bool> readOne)
    {
        at++;
        for (var i = 0; SkipToExpression(); i++)
        {
            if (Current == close)
            {
                at++;
                return true;
            }

            if (Current == ',')
            {
                i--;
                at++;
            }
            else if (!readOne(i))
            {
                return false;
            }
        }

        return false;
    }

    private bool ReadString(string path, string key)
    {
        var quote = Current;
        var isLong = text.AsSpan(at, end - at).StartsWith(new string(quote, 3));
        var start = at + (isLong ? 3 : 1);
        var close = FindClose(start, quote, isLong);
        if (close < 0 || close >= end)
        {
            return false;
        }

        var written = text.AsSpan(start, close - start);
        var value = quote == '"' ? JsonScalars.Unescape(written) : written.ToString();
        var style = quote == '"' ? FrontMatterStyle.JsonString : FrontMatterStyle.TomlLiteral;
        Add(path, key, value, new TextRange(start, written.Length), style);
        at = close + (isLong ? 3 : 1);
        return true;
    }

    private int FindClose(int start, char quote, bool isLong)
    {
        if (isLong)
        {
            return text.IndexOf(new string(quote, 3), start, StringComparison.Ordinal);
        }

        return quote == '"' ? JsonScalars.StringEnd(text, start) : text.IndexOf('\'', start);
    }

    private void Add(string path, string key, string value, TextRange range, FrontMatterStyle style) =>
        scalars.Add(new FrontMatterScalar(path, key, value, range, style));

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t')
        {
            at++;
        }
    }
}
