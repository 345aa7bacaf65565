using ArchiveTool.Core.Documents.Css;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Splits CSS where it names files of the library.</summary>
/// <param name="pieces">Where the pieces go.</param>
/// <param name="find">The file that an address names; false where it names none of the library's.</param>
/// <param name="readSheet">The <c>data:</c> URL of a style sheet that is imported.</param>
/// <param name="escape">How text is written where the CSS stands.</param>
/// <param name="idPrefix">Put before the id that an address in the page names.</param>
internal sealed class CssSplitter(
    PieceList pieces,
    CssSplitter.Finder find,
    Func<EmbeddedFile, string> readSheet,
    Func<string, string> escape,
    string idPrefix
)
{
    /// <summary>Finds the file that an address names.</summary>
    internal delegate bool Finder(string address, out EmbeddedFile? file);

    private readonly Stack<bool> blocks = new();
    private string css = "";
    private string rule = "";
    private int taken;
    private bool isSheet;

    // Custom properties stand for values of properties only, not of descriptors.
    private bool hasDescriptors;

    /// <summary>Splits a style sheet, or the declarations of an attribute.</summary>
    public void Split(string text, bool isWholeSheet)
    {
        (css, isSheet) = (text, isWholeSheet);
        var tokenizer = new CssTokenizer(text);
        var start = 0;
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case CssTokenKind.AtKeyword:
                    rule = tokenizer.Value().ToLowerInvariant();
                    break;
                case CssTokenKind.Mark:
                    TakeMark(tokenizer.Mark);
                    break;
                case CssTokenKind.Function when tokenizer.Is("url"):
                    if (ReadQuotedUrl(ref tokenizer) is { } quoted)
                    {
                        Take(start, tokenizer.Position, quoted, isUrl: true);
                    }

                    break;
                case CssTokenKind.Url or CssTokenKind.String:
                    Take(start, tokenizer.Position, tokenizer.Value(), isUrl: tokenizer.Kind == CssTokenKind.Url);
                    break;
                default:
                    break;
            }

            start = tokenizer.Position;
        }

        pieces.Add(escape(css[taken..]));
    }

    private void TakeMark(char mark)
    {
        switch (mark)
        {
            case '{':
                blocks.Push(hasDescriptors);
                hasDescriptors = rule is "font-face" or "counter-style" or "property";
                rule = "";
                break;
            case '}' when blocks.Count > 0:
                hasDescriptors = blocks.Pop();
                rule = "";
                break;
            case ';':
                rule = "";
                break;
            default:
                break;
        }
    }

    private void Take(int start, int end, string address, bool isUrl)
    {
        var before = escape(css[taken..start]);
        if (isUrl && address.StartsWith('#') && idPrefix.Length > 0)
        {
            pieces.Add(before).Add(escape($"url(\"#{idPrefix}{Quoted(address[1..])}\")"));
            taken = end;
            return;
        }

        if (!find(address, out var file))
        {
            return;
        }

        pieces.Add(before);
        taken = end;
        var mayVary = isUrl && !hasDescriptors && rule.Length == 0 && (blocks.Count > 0 || !isSheet);
        if (file is { IsSheet: false } && mayVary)
        {
            pieces.AddCssUrl(file);
            return;
        }

        // Base 64 needs no quotes in url(), and none that an attribute would have to escape.
        pieces.Add(isUrl ? "url(" : escape("\""));
        _ = file is { IsSheet: true } ? pieces.Add(readSheet(file)) : pieces.AddAddress(file, PieceKind.CssAddress);
        pieces.Add(isUrl ? ")" : escape("\""));
    }

    /// <summary>What stands in a <c>url("…")</c>, read to its end; null where more than a string stands in it.</summary>
    private static string? ReadQuotedUrl(ref CssTokenizer tokenizer)
    {
        string? address = null;
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case CssTokenKind.Space:
                    break;
                case CssTokenKind.String when address is null:
                    address = tokenizer.Value();
                    break;
                case CssTokenKind.Mark when tokenizer.Mark == ')':
                    return address;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string Quoted(string text) => UrlEscaping.Escape(text, UrlContext.CssDoubleQuoted);
}
