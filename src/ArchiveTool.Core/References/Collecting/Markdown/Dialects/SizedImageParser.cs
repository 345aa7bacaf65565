using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown.Dialects;

/// <summary>
/// Pictures with a size behind the destination, <c>![](a.png =300x200)</c>: markdown-it-imsize
/// (https://github.com/tatsy/markdown-it-imsize), as Zenn, CSDN and HackMD have it.
/// </summary>
internal sealed partial class SizedImageParser : InlineParser
{
    private const int Longest = 4_096;

    public SizedImageParser() => OpeningCharacters = [']'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text;
        var start = slice.Start + 1;
        if (start >= slice.End || text[start] != '(' || FindOpening(processor) is not { } opening)
        {
            return false;
        }

        var match = Sized().Match(text, start, Math.Min(Longest, slice.End + 1 - start));
        if (!match.Success)
        {
            return false;
        }

        var url = match.Groups["url"];
        var from = processor.GetSourcePosition(url.Index);
        var link = new LinkInline
        {
            Url = url.Value.Trim('<', '>'),
            Title = Unquote(match.Groups["title"].Value),
            IsImage = true,
            Span = new SourceSpan(opening.Span.Start, processor.GetSourcePosition(start + match.Length - 1)),
            UrlSpan = new SourceSpan(from, from + url.Length - 1),
            Line = opening.Line,
            Column = opening.Column,
        };
        SetSide(link, "width", match.Groups["width"].Value);
        SetSide(link, "height", match.Groups["height"].Value);
        opening.ReplaceBy(link);
        processor.Inline = link;
        processor.PostProcessInlines(0, link, null, false);
        link.IsClosed = true;
        slice.Start = start + match.Length;
        return true;
    }

    /// <summary>Says a side of a picture.</summary>
    public static void SetSide(LinkInline link, string side, string value)
    {
        if (value.Length > 0 && value != "%")
        {
            link.GetAttributes().AddPropertyIfNotExist(side, value);
        }
    }

    private static LinkDelimiterInline? FindOpening(InlineProcessor processor)
    {
        for (Inline? at = processor.Inline; at is not null; at = at.Parent)
        {
            if (at is LinkDelimiterInline opening)
            {
                return opening.IsImage ? opening : null;
            }
        }

        return null;
    }

    private static string? Unquote(string title) => title.Length < 2 ? null : title[1..^1];

    [GeneratedRegex(
        """\G\([ \t]*(?<url><[^<>\r\n]+>|[^\s<>]+)([ \t]+(?<title>"[^"\r\n]*"|'[^'\r\n]*'))?[ \t]+=(?=[0-9x])(?<width>[0-9]*%?)(x(?<height>[0-9]*%?))?[ \t]*\)""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Sized();
}
