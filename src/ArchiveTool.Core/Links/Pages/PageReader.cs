using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Links.Pages;

/// <summary>Reads a page, or its beginning, for what it says to people.</summary>
internal sealed class PageReader
{
    private const int MostHeadings = 8;
    private const int MostText = 4000;

    private readonly List<HtmlAttribute> attributes = [];
    private readonly StringBuilder body = new();
    private readonly StringBuilder heading = new();
    private readonly List<string> headings = [];
    private readonly HashSet<string>? names;
    private string? title;
    private string? openHeading;
    private string? aside;
    private int asideDepth;
    private int length;
    private bool asksForPassword;
    private bool hasScript;
    private bool isWithoutScript;
    private string? refresh;
    private string? canonical;

    private PageReader(bool wantsNames) => names = wantsNames ? new(StringComparer.Ordinal) : null;

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">Its beginning, decoded.</param>
    /// <param name="contentType">Its <c>Content-Type</c>, or null.</param>
    /// <param name="wantsNames">Whether ids and names are gathered.</param>
    public static PageText Read(ReadOnlySpan<byte> bytes, string? contentType, bool wantsNames)
    {
        var (charset, _) = CharsetFinder.Find(bytes, CharsetLabels.FindInContentType(contentType), isHtml: true);
        var reader = new PageReader(wantsNames);
        reader.Read(charset.Encoding.GetString(bytes));
        return new PageText
        {
            Title = reader.title,
            Headings = reader.headings,
            Body = reader.body.ToString(),
            Length = reader.length,
            AsksForPassword = reader.asksForPassword,
            HasScript = reader.hasScript,
            Refresh = reader.refresh,
            Canonical = reader.canonical,
            Names = reader.names ?? [],
        };
    }

    private void Read(string text)
    {
        var span = text.AsSpan();
        var tokenizer = new HtmlTokenizer(span, attributes);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text:
                    TakeText(span[tokenizer.Start..tokenizer.End]);
                    break;
                case HtmlTokenKind.StartTag:
                    var name = HtmlNames.Lower(tokenizer.Name);
                    TakeStartTag(name, tokenizer.IsSelfClosing, new HtmlAttributes(span, attributes));
                    if (HtmlNames.IsRawText(name) && name != "noframes")
                    {
                        tokenizer.ReadRawText(name);
                        TakeRawText(name, span[tokenizer.Start..tokenizer.End]);
                    }

                    break;
                case HtmlTokenKind.EndTag:
                    TakeEndTag(HtmlNames.Lower(tokenizer.Name));
                    break;
                default:
                    break;
            }
        }

        CloseHeading();
    }

    private void TakeStartTag(string name, bool isSelfClosing, HtmlAttributes found)
    {
        hasScript |= name == "script";
        isWithoutScript |= name == "noscript";
        if (name is "meta" or "link")
        {
            TakeHead(name, found);
        }

        if (names is not null)
        {
            Note(found.Decode("id"));
            Note(name is "a" or "map" ? found.Decode("name") : null);
        }

        if (aside is null && name is "nav" or "footer" or "aside" or "template" or "svg" && !isSelfClosing)
        {
            (aside, asideDepth) = (name, 1);
        }
        else if (name == aside && !isSelfClosing)
        {
            asideDepth++;
        }

        if (name == "input" && aside is null)
        {
            asksForPassword |= string.Equals(found.Decode("type"), "password", StringComparison.OrdinalIgnoreCase);
        }

        if (name is "h1" or "h2")
        {
            CloseHeading();
            openHeading = name;
        }
        else if (HtmlNames.IsBlock(name) || name == "br")
        {
            Append(" ");
        }
    }

    private void TakeHead(string name, HtmlAttributes found)
    {
        if (name == "meta" && !isWithoutScript && aside is null && Is(found.Decode("http-equiv"), "refresh"))
        {
            refresh ??= found.Decode("content");
        }

        if (name == "link" && Is(found.Decode("rel"), "canonical"))
        {
            canonical ??= found.Decode("href");
        }
    }

    private static bool Is(string? value, string word) =>
        value is not null && value.AsSpan().Trim().Equals(word, StringComparison.OrdinalIgnoreCase);

    private void TakeEndTag(string name)
    {
        isWithoutScript &= name != "noscript";
        if (name == aside && --asideDepth == 0)
        {
            aside = null;
        }

        if (name == openHeading)
        {
            CloseHeading();
        }
        else if (HtmlNames.IsBlock(name))
        {
            Append(" ");
        }
    }

    private void TakeRawText(string name, ReadOnlySpan<char> raw)
    {
        if (name == "title" && aside is null)
        {
            title ??= Fold(CharacterReferences.Decode(raw, inAttribute: false));
        }
    }

    private void TakeText(ReadOnlySpan<char> raw)
    {
        if (aside is null)
        {
            Append(CharacterReferences.IsPlain(raw) ? raw : CharacterReferences.Decode(raw, inAttribute: false));
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            length +=
                isSpace ? 0
                : IsDense(c) ? 2
                : 1;
            if (openHeading is not null && heading.Length < MostText)
            {
                heading.Append(c);
            }

            if (body.Length < MostText && !(isSpace && (body.Length == 0 || body[^1] == ' ')))
            {
                body.Append(isSpace ? ' ' : c);
            }
        }
    }

    private void CloseHeading()
    {
        if (openHeading is null)
        {
            return;
        }

        openHeading = null;
        if (headings.Count < MostHeadings && Fold(heading.ToString()) is { } text)
        {
            headings.Add(text);
        }

        heading.Clear();
        Append(" ");
    }

    private void Note(string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            names!.Add(name);
        }
    }

    /// <summary>Kana, Han and Hangul: a word in two or three of them.</summary>
    private static bool IsDense(char c) => c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    private static string? Fold(string text)
    {
        var folded = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }
}
