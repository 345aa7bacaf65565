using ArchiveTool.Core.References.Collecting.Html;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown.Dialects;

/// <summary>
/// Obsidian's embeds and links (https://help.obsidian.md/embeds, https://help.obsidian.md/links):
/// <c>![[a.png|300]]</c>, <c>[[note#part|shown]]</c>. A name is a file's and no URL.
/// </summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int Longest = 1_000;
    private static readonly object Key = new();
    private readonly bool hasLinks;

    /// <param name="hasLinks">Whether <c>[[name]]</c> is a link.</param>
    public WikiLinkParser(bool hasLinks)
    {
        this.hasLinks = hasLinks;
        OpeningCharacters = ['!', '['];
    }

    /// <summary>True for a link that was written so.</summary>
    public static bool IsWikiLink(LinkInline link) => link.ContainsData(Key);

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(0, slice.End + 1);
        var isEmbed = text[slice.Start] == '!';
        var start = slice.Start + (isEmbed ? 1 : 0);
        if (!text[start..].StartsWith("[[") || (!isEmbed && !hasLinks))
        {
            return false;
        }

        var rest = text[(start + 2)..Math.Min(text.Length, start + 2 + Longest)];
        var close = rest.IndexOfAny("[]\r\n");
        if (close < 1 || !rest[close..].StartsWith("]]") || (close + 2 < rest.Length && rest[close + 2] == '('))
        {
            return false;
        }

        var inside = rest[..close];
        var bar = inside.IndexOf('|');
        var target = inside[..(bar < 0 ? close : bar)].TrimEnd('\\');
        var name = target[..(target.IndexOf('#') is var hash and >= 0 ? hash : target.Length)].Trim();
        var isPicture = isEmbed && ImageUrls.HasImageExtension(name);
        if (name.IsEmpty || (!isPicture && !hasLinks && !(isEmbed && MediaNames.IsMedia(name))))
        {
            return false;
        }

        var nameAt = start + 2 + inside.IndexOf(name);
        Append(
            processor,
            slice.Start,
            start + 2 + close + 2,
            nameAt,
            name.ToString(),
            isPicture,
            inside[(bar + 1)..].ToString()
        );
        slice.Start = start + 2 + close + 2;
        return true;
    }

    private static void Append(
        InlineProcessor processor,
        int start,
        int end,
        int nameAt,
        string name,
        bool isPicture,
        string shown
    )
    {
        var position = processor.GetSourcePosition(start, out var line, out var column);
        var from = processor.GetSourcePosition(nameAt);
        var span = new SourceSpan(position, processor.GetSourcePosition(end - 1));
        var link = new LinkInline
        {
            Span = span,
            UrlSpan = new SourceSpan(from, from + name.Length - 1),
            Line = line,
            Column = column,
            Url = name,
            IsImage = isPicture,
            IsClosed = true,
        };
        link.SetData(Key, true);
        if (isPicture)
        {
            SetSize(link, shown[(shown.LastIndexOf('|') + 1)..]);
        }

        link.AppendChild(
            new LiteralInline
            {
                Span = span,
                Line = line,
                Column = column,
                Content = new StringSlice(shown),
                IsClosed = true,
            }
        );
        processor.Inline = link;
    }

    /// <summary>A width, or width and height, stands behind the last bar.</summary>
    private static void SetSize(LinkInline link, string size)
    {
        var sides = size.Split('x');
        if (sides.Length <= 2 && Array.TrueForAll(sides, side => side.Length > 0 && side.All(char.IsAsciiDigit)))
        {
            SizedImageParser.SetSide(link, "width", sides[0]);
            SizedImageParser.SetSide(link, "height", sides.ElementAtOrDefault(1) ?? "");
        }
    }
}
