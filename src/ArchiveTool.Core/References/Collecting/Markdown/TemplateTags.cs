using System.Collections.Frozen;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Finds Hexo's and Jekyll's template tags and takes them out of the Markdown's way: a tag alone on its line becomes
/// spaces, any other a word, and what stands in blocks of code becomes spaces too. Lengths stay, so that places do.
/// </summary>
internal sealed class TemplateTags
{
    private static readonly FrozenSet<string> Code = FrozenSet.Create(
        StringComparer.Ordinal,
        "codeblock",
        "code",
        "highlight",
        "comment",
        "mermaid"
    );

    private readonly List<TemplateTag> tags = [];
    private readonly char[] text;

    private TemplateTags(string body) => text = body.ToCharArray();

    /// <summary>The tags in document order.</summary>
    public IReadOnlyList<TemplateTag> Tags => tags;

    /// <summary>The body without tags.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Reads a body; gives the same string back where it has no tags.</summary>
    public static TemplateTags Read(string body)
    {
        var hasTags = body.Contains("{%", StringComparison.Ordinal) || body.Contains("{{", StringComparison.Ordinal);
        var found = new TemplateTags(hasTags ? body : "");
        if (hasTags)
        {
            found.Find(body);
            found.Body = new string(found.text);
        }
        else
        {
            found.Body = body;
        }

        return found;
    }

    /// <summary>The tags that start at a place or behind it.</summary>
    public IEnumerable<TemplateTag> From(int start)
    {
        for (var i = FirstEndingAfter(start); i < tags.Count; i++)
        {
            if (tags[i].Range.Start >= start)
            {
                yield return tags[i];
            }
        }
    }

    /// <summary>True where a range of the body touches a tag: it is not what it will be.</summary>
    public bool Touch(int start, int end) =>
        FirstEndingAfter(start) is var first && first < tags.Count && tags[first].Range.Start < end;

    private int FirstEndingAfter(int place)
    {
        var (low, high) = (0, tags.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tags[middle].Range.End <= place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Find(string body)
    {
        var codeEnd = "";
        var codeFrom = 0;
        var isRaw = false;
        for (var at = 0; Next(body, at) is { } tag; at = tag.Range.End)
        {
            tags.Add(tag with { IsLiteral = isRaw && tag.Name != "endraw" });
            Blank(tag.Range);
            isRaw = isRaw ? tag.Name != "endraw" : tag.Name == "raw";
            if (codeEnd.Length == 0 && !isRaw && Code.Contains(tag.Name))
            {
                (codeEnd, codeFrom) = ($"end{tag.Name}", tag.Range.End);
            }
            else if (codeEnd.Length > 0 && codeEnd == tag.Name)
            {
                Fill(codeFrom, tag.Range.Start, ' ');
                MakeLiteral(codeFrom);
                codeEnd = "";
            }
        }
    }

    private static TemplateTag? Next(string body, int from)
    {
        while (true)
        {
            var open = body.IndexOf('{', from);
            if (open < 0 || open + 1 >= body.Length)
            {
                return null;
            }

            var mark = body[open + 1];
            var close = mark switch
            {
                '%' => body.IndexOf("%}", open + 2, StringComparison.Ordinal),
                '{' => body.IndexOf("}}", open + 2, StringComparison.Ordinal),
                _ => 0,
            };
            if (close < 0)
            {
                return null;
            }

            if (close > 0)
            {
                return ToTag(body, open, close, mark == '%');
            }

            from = open + 1;
        }
    }

    private static TemplateTag ToTag(string body, int open, int close, bool isTag)
    {
        var range = new TextRange(open, close + 2 - open);
        var inside = body.AsSpan(open + 2, close - open - 2);
        var start = inside.IndexOfAnyExcept(" \t\r\n-");
        if (!isTag || start < 0)
        {
            return new TemplateTag(range, "", default, false);
        }

        var end = inside[start..].IndexOfAny(TextMarks.WhiteSpace);
        var nameEnd = end < 0 ? inside.Length : start + end;
        var arguments = new TextRange(open + 2 + nameEnd, inside.Length - nameEnd);
        return new TemplateTag(range, inside[start..nameEnd].ToString(), arguments, false);
    }

    private void Blank(TextRange range)
    {
        var before = range.Start - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        var after = range.End;
        while (after < text.Length && text[after] is ' ' or '\t')
        {
            after++;
        }

        var isAlone =
            (before < 0 || text[before] is '\n' or '\r') && (after == text.Length || text[after] is '\n' or '\r');
        Fill(range.Start, range.End, isAlone ? ' ' : 'x');
    }

    private void Fill(int from, int to, char with)
    {
        for (var i = from; i < to; i++)
        {
            text[i] = text[i] is '\n' or '\r' ? text[i] : with;
        }
    }

    private void MakeLiteral(int from)
    {
        for (var i = tags.Count - 2; i >= 0 && tags[i].Range.Start >= from; i--)
        {
            tags[i] = tags[i] with { IsLiteral = true };
        }
    }
}
