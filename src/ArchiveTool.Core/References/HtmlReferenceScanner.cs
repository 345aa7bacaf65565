using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Posts.Html;

namespace ArchiveTool.Core.References;

/// <summary>
/// Reads HTML, whole or in the pieces that Markdown leaves of it, and notes what it refers to. One pass over tokens
/// with a few words of state, no tree: a tree costs memory, can cost quadratic time on unclosed elements, and forgets
/// where things stood.
/// </summary>
/// <remarks>
/// The tokens are of this project's own tokenizer, not AngleSharp's: that one gives where an attribute's name stands,
/// not its value, so values would have to be scanned for again.
/// </remarks>
internal sealed class HtmlReferenceScanner(PendingReferences pending)
{
    private readonly List<HtmlAttribute> attributes = [];
    private readonly HtmlScanState state = new();
    private readonly OpenLink link = new(pending);

    /// <summary>True where the author asked that what follows is left alone.</summary>
    public bool IsIgnoring => state.Ignoring.IsActive;

    /// <summary>Reads a piece of HTML; what is open at its end stays open for the next.</summary>
    public void Scan(MappedText text)
    {
        var tokenizer = new HtmlTokenizer(text.Value.Span, attributes);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.Cdata:
                    TakeText(text.Value.Span[tokenizer.Start..tokenizer.End], tokenizer.Kind);
                    break;
                case HtmlTokenKind.Comment:
                    state.Ignoring.TakeComment(text.Value.Span[tokenizer.Start..tokenizer.End]);
                    break;
                case HtmlTokenKind.StartTag:
                    TakeStartTag(ref tokenizer, text);
                    break;
                case HtmlTokenKind.EndTag:
                    TakeEndTag(HtmlNames.Lower(tokenizer.Name));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Text between pieces of HTML: it may be a link's.</summary>
    public void TakeText(ReadOnlySpan<char> text) => link.TakeText(text);

    /// <summary>The end of the document: what is open closes.</summary>
    public void Finish() => link.Close();

    private void TakeText(ReadOnlySpan<char> raw, HtmlTokenKind kind)
    {
        if (link.IsOpen)
        {
            link.TakeText(kind == HtmlTokenKind.Cdata ? raw : CharacterReferences.Decode(raw, inAttribute: false));
        }
    }

    private void TakeStartTag(ref HtmlTokenizer tokenizer, MappedText text)
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var attributesOf = new HtmlAttributes(text.Value.Span, attributes);
        var isMarked = attributes.Count > 0 && attributesOf.IndexOf(IgnoreMarks.Attribute) >= 0;
        var isIgnored = state.Ignoring.TakeStartTag(name, isMarked, tokenizer.IsSelfClosing);
        Collect(new HtmlTag(name, text, attributes, isIgnored));
        if (HtmlNames.IsRawText(name))
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "plaintext")
        {
            tokenizer.ReadPlainText();
        }
    }

    private void TakeEndTag(string name)
    {
        state.Ignoring.TakeEndTag(name);
        if (name == "a")
        {
            link.Close();
        }
    }

    private void Collect(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "a" or "area":
                link.Open(tag);
                break;
            case "img" or "image":
                HtmlImages.Collect(tag, pending, link);
                break;
            case "base" when tag["href"] is { } href:
                pending.OfferBase(href);
                break;
            case "meta":
                HtmlMeta.Collect(tag, pending);
                break;
            default:
                break;
        }
    }
}
