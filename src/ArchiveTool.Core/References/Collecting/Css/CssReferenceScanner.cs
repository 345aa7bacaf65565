using ArchiveTool.Core.Documents.Css;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Css;

/// <summary>
/// Finds the URLs that CSS loads: <c>url()</c> in declarations, the strings of <c>image-set()</c>, fonts, and imports
/// where CSS honours them. URLs in selectors, conditions and <c>@namespace</c> load nothing.
/// </summary>
internal sealed class CssReferenceScanner
{
    private readonly PendingReferences pending;
    private readonly MappedText text;
    private readonly PendingReference model;
    private readonly Stack<Bracket> open = new();
    private AtRule rule;
    private bool importsAllowed;
    private PendingReference? import;
    private int blocks;
    private int fontFaces;

    private CssReferenceScanner(PendingReferences pending, MappedText text, PendingReference model)
    {
        this.pending = pending;
        this.text = text;
        this.model = model;
    }

    private enum Bracket
    {
        /// <summary>The content of a style attribute, which no brace ends.</summary>
        Declarations,
        Block,
        FontFace,
        Parenthesis,
        Square,
        Url,
        ImageSet,
    }

    private enum AtRule
    {
        None,
        Import,
        Layer,
        FontFace,
        Charset,
        Other,
    }

    /// <summary>Reads a style sheet, or the text of a style element.</summary>
    /// <param name="pending">Where references go.</param>
    /// <param name="text">The sheet.</param>
    /// <param name="model">What its references have in common.</param>
    public static void ScanSheet(PendingReferences pending, MappedText text, PendingReference model)
    {
        var scanner = new CssReferenceScanner(pending, text, model) { importsAllowed = true };
        scanner.Scan();
    }

    /// <summary>Reads the declarations of a style attribute, or one property's value.</summary>
    public static void ScanDeclarations(PendingReferences pending, MappedText text, PendingReference model)
    {
        if (text.Value.Span.Contains('('))
        {
            var scanner = new CssReferenceScanner(pending, text, model);
            scanner.Open(Bracket.Declarations);
            scanner.Scan();
        }
    }

    private bool IsTop => open.Count == 0;

    private void Scan()
    {
        var tokenizer = new CssTokenizer(text.Value.Span);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case CssTokenKind.Space:
                    break;
                case CssTokenKind.Mark:
                    TakeMark(tokenizer.Mark);
                    break;
                case CssTokenKind.AtKeyword when rule == AtRule.None:
                    TakeAtKeyword(in tokenizer);
                    break;
                case CssTokenKind.Function:
                    StartStatement();
                    Open(
                        tokenizer.Is("url") || tokenizer.Is("src") ? Bracket.Url
                        : tokenizer.Is("image-set") || tokenizer.Is("-webkit-image-set") ? Bracket.ImageSet
                        : Bracket.Parenthesis
                    );
                    break;
                case CssTokenKind.Url:
                    Add(in tokenizer, UrlContext.CssUrl);
                    break;
                case CssTokenKind.String:
                    TakeString(in tokenizer);
                    break;
                default:
                    StartStatement();
                    break;
            }
        }

        EndImport(isHonoured: true);
    }

    /// <summary>A rule of any other kind at the top level: no import counts after it.</summary>
    private void StartStatement() => importsAllowed &= !IsTop || rule is not AtRule.None;

    private void TakeAtKeyword(ref readonly CssTokenizer tokenizer)
    {
        rule =
            tokenizer.Is("import") ? AtRule.Import
            : tokenizer.Is("layer") ? AtRule.Layer
            : tokenizer.Is("font-face") ? AtRule.FontFace
            : tokenizer.Is("charset") ? AtRule.Charset
            : AtRule.Other;
        importsAllowed &= !IsTop || rule is AtRule.Import or AtRule.Layer or AtRule.Charset;
    }

    private void TakeMark(char mark)
    {
        switch (mark)
        {
            case '{':
                EndImport(isHonoured: false);
                importsAllowed &= !IsTop;
                Open(rule == AtRule.FontFace ? Bracket.FontFace : Bracket.Block);
                rule = AtRule.None;
                break;
            case '(':
                StartStatement();
                Open(Bracket.Parenthesis);
                break;
            case '[':
                StartStatement();
                Open(Bracket.Square);
                break;
            case ';' when IsTop || open.Peek() is Bracket.Block or Bracket.FontFace or Bracket.Declarations:
                EndImport(isHonoured: true);
                rule = AtRule.None;
                break;
            case '}' when !IsTop && open.Peek() is Bracket.Block or Bracket.FontFace:
                Close();
                rule = AtRule.None;
                break;
            case ']' when !IsTop && open.Peek() == Bracket.Square:
                Close();
                break;
            case ')' when !IsTop && open.Peek() is Bracket.Parenthesis or Bracket.Url or Bracket.ImageSet:
                Close();
                break;
            default:
                break;
        }
    }

    private void TakeString(ref readonly CssTokenizer tokenizer)
    {
        var isUrl = !IsTop && open.Peek() is Bracket.Url or Bracket.ImageSet;
        var isImport = IsTop && rule == AtRule.Import;
        if (isUrl || isImport)
        {
            Add(in tokenizer, tokenizer.Mark == '"' ? UrlContext.CssDoubleQuoted : UrlContext.CssSingleQuoted);
        }
        else
        {
            StartStatement();
        }
    }

    private void Add(ref readonly CssTokenizer tokenizer, UrlContext syntax)
    {
        var value = tokenizer.Value();
        var reference = model with
        {
            Range = text.ToSource(tokenizer.Start, tokenizer.End - tokenizer.Start),
            Raw = value,
            Syntax = model.Syntax | syntax,
            Kind = ReferenceKind.Image,
        };
        if (rule == AtRule.Import)
        {
            // The first URL is the sheet's; what follows it are conditions.
            var isFirst = IsTop || (open.Count == 1 && open.Peek() == Bracket.Url);
            import ??= importsAllowed && isFirst ? reference with { Kind = ReferenceKind.Stylesheet } : null;
        }
        else if (rule == AtRule.None && blocks > 0)
        {
            // A fragment alone is an element of this document.
            var kind = fontFaces > 0 ? ReferenceKind.Font : ReferenceKind.Image;
            _ = value.StartsWith('#') ? -1 : pending.Add(reference with { Kind = kind });
        }
        else
        {
            StartStatement();
        }
    }

    private void Open(Bracket bracket)
    {
        open.Push(bracket);
        blocks += bracket is Bracket.Declarations or Bracket.Block or Bracket.FontFace ? 1 : 0;
        fontFaces += bracket is Bracket.FontFace ? 1 : 0;
    }

    private void Close()
    {
        var bracket = open.Pop();
        blocks -= bracket is Bracket.Block or Bracket.FontFace ? 1 : 0;
        fontFaces -= bracket is Bracket.FontFace ? 1 : 0;
    }

    private void EndImport(bool isHonoured)
    {
        if (isHonoured && rule == AtRule.Import && import is { } reference)
        {
            pending.Add(reference);
        }

        import = null;
    }
}
