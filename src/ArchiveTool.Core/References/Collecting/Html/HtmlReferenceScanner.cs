using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Core.References.Collecting.IgnoreMarks;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>
/// Reads HTML, whole or in the pieces that Markdown leaves of it, and notes what it refers to. One pass over tokens
/// with a few words of state, no tree: a tree costs memory, can cost quadratic time on unclosed elements, and forgets
/// where things stood.
/// </summary>
internal sealed class HtmlReferenceScanner(PendingReferences pending, CollectOptions options)
{
    private readonly List<HtmlAttribute> attributes = [];
    private readonly HtmlScope scope = new(pending, options);
    private PendingReference? svgStyle;

    /// <summary>What the author asked to be left alone.</summary>
    public IgnoreMarkReader Ignoring => scope.Ignoring;

    /// <summary>Reads a piece of HTML; what is open at its end stays open for the next.</summary>
    public void Scan(MappedText text)
    {
        var tokenizer = new HtmlTokenizer(text.Value.Span, attributes) { AllowsCdata = scope.Foreign.IsForeign };
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.Cdata:
                    var length = tokenizer.End - tokenizer.Start;
                    TakeText(text.Slice(tokenizer.Start, length), tokenizer.Kind == HtmlTokenKind.Cdata);
                    break;
                case HtmlTokenKind.Comment:
                    Ignoring.TakeComment(
                        text.Value.Span[tokenizer.Start..tokenizer.End],
                        text.ToSource(tokenizer.Start)
                    );
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

            tokenizer.AllowsCdata = scope.Foreign.IsForeign;
        }
    }

    /// <summary>Text between pieces of HTML: it may be a link's.</summary>
    public void TakeText(ReadOnlySpan<char> text) => scope.Link.TakeText(text);

    /// <summary>A picture between pieces of HTML, such as Markdown's: a link around it may lead to its full size.</summary>
    public void TakeImage(string? alternative) => scope.Link.TakeImage(alternative);

    /// <summary>The end of the document: what is open closes.</summary>
    public void Finish() => scope.Link.Close();

    private void TakeText(MappedText text, bool isCdata)
    {
        if (text.Value.Span.IndexOfAnyExcept(TextMarks.WhiteSpace) < 0)
        {
            scope.Link.TakeText(" ");
            return;
        }

        scope.Twins.Separate();
        if (svgStyle is { } model)
        {
            var sheet = isCdata ? text : CharacterReferences.Decode(text, inAttribute: false);
            CssReferenceScanner.ScanSheet(pending, sheet, model);
        }
        else if (scope.Link.IsOpen)
        {
            var raw = text.Value.Span;
            scope.Link.TakeText(isCdata ? raw : CharacterReferences.Decode(raw, inAttribute: false));
        }
    }

    private void TakeStartTag(ref HtmlTokenizer tokenizer, MappedText text)
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var found = new HtmlAttributes(text.Value.Span, attributes);
        var isMarked = attributes.Count > 0 && found.IndexOf(IgnoreMarkReader.Attribute) >= 0;
        var isIgnored = Ignoring.TakeStartTag(name, isMarked, tokenizer.IsSelfClosing);
        var isSvg = scope.Foreign.TakeStartTag(name, tokenizer.IsSelfClosing);
        var tag = new HtmlTag(name, text, attributes, isIgnored);
        if (isSvg)
        {
            SvgElements.Collect(scope, tag);
            svgStyle = name == "style" && !tokenizer.IsSelfClosing ? CssModel(tag) : null;
            return;
        }

        if (name is not ("img" or "noscript" or "source" or "br"))
        {
            scope.Twins.Separate();
        }

        if (name == "br")
        {
            scope.Link.TakeText(" ");
        }

        scope.Open(name);
        HtmlElements.Collect(scope, tag);
        if (scope.Foreign.IsForeign)
        {
            return;
        }

        var model = name == "style" && IsCss(tag["type"]) ? CssModel(tag) : default(PendingReference?);
        if (HtmlNames.IsRawText(name))
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "plaintext")
        {
            tokenizer.ReadPlainText();
        }

        if (model is { } style)
        {
            var sheet = text.Slice(tokenizer.Start, tokenizer.End - tokenizer.Start);
            CssReferenceScanner.ScanSheet(pending, sheet, style);
        }
    }

    private void TakeEndTag(string name)
    {
        svgStyle = null;
        Ignoring.TakeEndTag(name);
        scope.Foreign.TakeEndTag(name);
        scope.Close(name);
    }

    private static bool IsCss(string? type) =>
        string.IsNullOrEmpty(type) || type.Equals("text/css", StringComparison.OrdinalIgnoreCase);

    private static PendingReference CssModel(HtmlTag tag) =>
        new()
        {
            Kind = ReferenceKind.Image,
            Element = "style",
            Attribute = "",
            Range = default,
            Raw = "",
            Syntax = UrlContext.None,
            IsIgnored = tag.IsIgnored,
        };
}
