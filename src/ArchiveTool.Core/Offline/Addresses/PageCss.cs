using System.Text;
using ArchiveTool.Core.Documents.Css;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>
/// Makes CSS safe to load from disk: every <c>url()</c>, and every string outside of what is known to be text, passes
/// <see cref="PageAddresses"/> or loses its address. The tokens are read, not patterns, so escapes and odd notations
/// (https://www.w3.org/TR/css-syntax-3/#tokenization) mean here what they mean to a browser.
/// </summary>
internal ref struct PageCss
{
    private readonly ReadOnlySpan<char> css;
    private readonly PageAddresses addresses;
    private readonly bool isSheet;
    private readonly List<(TextRange Range, string Text)> edits = [];
    private readonly Stack<Bracket> open = new();

    /// <summary>The property whose value is being read; empty if absent.</summary>
    private string property = "";

    /// <summary>The name that a colon would make a property of.</summary>
    private string name = "";

    /// <summary>Where the name of the at-rule that is being read starts, and what it is.</summary>
    private (int Start, AtRule Rule) at;

    private PageCss(ReadOnlySpan<char> css, PageAddresses addresses, bool isSheet)
    {
        this.css = css;
        this.addresses = addresses;
        this.isSheet = isSheet;
        if (!isSheet)
        {
            open.Push(Bracket.Block);
        }
    }

    private enum Bracket
    {
        Block,
        Square,
        Parenthesis,

        /// <summary>A function whose strings are text.</summary>
        Text,

        /// <summary>A function whose strings are addresses.</summary>
        Address,

        /// <summary>Any other function.</summary>
        Function,
    }

    private enum AtRule
    {
        None,
        Import,
        Namespace,
        Other,
    }

    /// <summary>A style sheet that is safe.</summary>
    public static string Sheet(string css, PageAddresses addresses) => Apply(css, Edits(css, addresses, isSheet: true));

    /// <summary>The declarations of a style attribute that are safe, or the value of a presentation attribute.</summary>
    public static string Declarations(string css, PageAddresses addresses) =>
        css.AsSpan().IndexOfAny("('\"\\@") < 0 ? css : Apply(css, Edits(css, addresses, isSheet: false));

    /// <summary>What has to change in a style sheet, in its order.</summary>
    public static IReadOnlyList<(TextRange Range, string Text)> Edits(string css, PageAddresses addresses, bool isSheet)
    {
        var reader = new PageCss(css, addresses, isSheet);
        reader.Read();
        return reader.edits;
    }

    private static string Apply(string css, IReadOnlyList<(TextRange Range, string Text)> edits)
    {
        if (edits.Count == 0)
        {
            return css;
        }

        var safe = new StringBuilder(css.Length + (edits.Count * 16));
        var from = 0;
        foreach (var (range, text) in edits)
        {
            safe.Append(css, from, range.Start - from).Append(text);
            from = range.End;
        }

        return safe.Append(css, from, css.Length - from).ToString();
    }

    private void Read()
    {
        var tokenizer = new CssTokenizer(css);
        var start = 0;
        while (tokenizer.Read())
        {
            var range = new TextRange(start, tokenizer.Position - start);
            start = tokenizer.Position;
            switch (tokenizer.Kind)
            {
                case CssTokenKind.Space:
                    break;
                case CssTokenKind.Bad:
                    // It makes its declaration invalid; so does this, and no other reading of it is left. A name behind
                    // url( would be an address (https://www.w3.org/TR/css-syntax-3/#consume-ident-like-token).
                    edits.Add((range, IsInAddress ? " \"#\" x-bad " : " x-bad "));
                    break;
                case CssTokenKind.Url:
                    TakeAddress(range, tokenizer.Value(), isUrl: true);
                    break;
                case CssTokenKind.String:
                    TakeString(range, tokenizer.Value());
                    break;
                case CssTokenKind.AtKeyword:
                    TakeAtKeyword(in tokenizer, range);
                    break;
                case CssTokenKind.Function:
                    TakeFunction(in tokenizer, range);
                    break;
                case CssTokenKind.Mark:
                    TakeMark(tokenizer.Mark);
                    break;
                default:
                    TakeOther(in tokenizer);
                    break;
            }
        }
    }

    private readonly bool IsInFunction =>
        open.TryPeek(out var bracket) && bracket is not (Bracket.Block or Bracket.Square);

    private readonly bool IsInAddress => open.TryPeek(out var bracket) && bracket == Bracket.Address;

    private void TakeOther(ref readonly CssTokenizer tokenizer)
    {
        if (property.Length > 0 || IsInFunction)
        {
            return;
        }

        if (css[tokenizer.Start] == ':' && open.TryPeek(out var inner) && inner == Bracket.Block)
        {
            property = name;
        }

        name = tokenizer.Value();
    }

    private void TakeAddress(TextRange range, string value, bool isUrl)
    {
        if (at.Rule == AtRule.Namespace && CssAddressRules.IsNamespace(value))
        {
            at.Rule = AtRule.Other;
            return;
        }

        var isRule = at.Rule is AtRule.Import or AtRule.Namespace;
        var kept = isRule ? addresses.ToLoadFile(value) : addresses.ToLoad(value);
        if (kept is null && isRule)
        {
            Disable();
        }

        // What follows the address of an import are its conditions.
        at.Rule = isRule ? AtRule.Other : at.Rule;
        if (kept?.Text != value)
        {
            edits.Add((range, Write((kept ?? PageAddress.Nothing).Text, isUrl)));
        }
    }

    private void TakeString(TextRange range, string value)
    {
        var inner = open.TryPeek(out var bracket) ? bracket : Bracket.Parenthesis;
        var isText = inner switch
        {
            Bracket.Text or Bracket.Square => true,
            Bracket.Block => IsTextProperty,
            _ => false,
        };
        var isAddress = inner == Bracket.Address || at.Rule is AtRule.Import or AtRule.Namespace;
        if (isAddress || (!isText && CssAddressRules.MayLeaveFolder(value)))
        {
            TakeAddress(range, value, isUrl: false);
        }
    }

    private readonly bool IsTextProperty => CssAddressRules.IsText(property);

    private static string Write(string address, bool isUrl)
    {
        var isPlain = isUrl && address.All(unit => char.IsAsciiLetterOrDigit(unit) || "#./-_:,".Contains(unit));
        var text = isPlain ? address : $"\"{UrlEscaping.Escape(address, UrlContext.CssDoubleQuoted)}\"";
        return isUrl ? $"url({text})" : text;
    }

    private void TakeAtKeyword(ref readonly CssTokenizer tokenizer, TextRange range)
    {
        // The prelude of an import goes on to its semicolon, whatever at-words stand in it
        // (https://www.w3.org/TR/css-syntax-3/#consume-at-rule).
        if (IsInFunction || property.Length > 0 || at.Rule is AtRule.Import or AtRule.Namespace)
        {
            return;
        }

        at = (
            range.Start,
            tokenizer.Is("import") ? AtRule.Import
            : tokenizer.Is("namespace") ? AtRule.Namespace
            : AtRule.Other
        );
        if (tokenizer.Is("view-transition"))
        {
            // Its pictures of the page lie over everything, the tool's bar included.
            Disable();
        }
    }

    /// <summary>Makes the at-rule one that no browser knows.</summary>
    private void Disable()
    {
        if (at.Rule != AtRule.None)
        {
            var sign = at.Start;
            var place = edits.FindLastIndex(edit => edit.Range.Start < sign) + 1;
            edits.Insert(place, (new TextRange(sign, 1), "@x-"));
            at = default;
        }
    }

    private void TakeFunction(ref readonly CssTokenizer tokenizer, TextRange range)
    {
        var called = tokenizer.Value();
        if (tokenizer.Is("attr") && (IsInFunction || !IsTextProperty))
        {
            // An attribute's text must not become an address.
            edits.Add((range, "x-attr("));
        }

        open.Push(
            CssAddressRules.IsTextFunction(called) ? Bracket.Text
            : CssAddressRules.IsAddressFunction(called) ? Bracket.Address
            : Bracket.Function
        );
    }

    private void TakeMark(char mark)
    {
        switch (mark)
        {
            case '{':
                open.Push(Bracket.Block);
                EndStatement();
                break;
            case '(':
                open.Push(Bracket.Parenthesis);
                break;
            case '[':
                open.Push(Bracket.Square);
                break;
            case ';' when !IsInFunction && !(open.TryPeek(out var inner) && inner == Bracket.Square):
                EndStatement();
                break;
            case '}' when open.TryPeek(out var block) && block == Bracket.Block && (open.Count > 1 || isSheet):
                open.Pop();
                EndStatement();
                break;
            case ']' when open.TryPeek(out var square) && square == Bracket.Square:
            case ')' when IsInFunction:
                open.Pop();
                break;
            default:
                break;
        }
    }

    private void EndStatement() => (property, name, at) = ("", "", default);
}
