using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Links.Products;

/// <summary>Reads what a shop's page says of its product: for programs, and for people.</summary>
internal sealed class ProductReader
{
    private const int MostLine = 200;

    private readonly List<HtmlAttribute> attributes = [];
    private readonly ProductData data = new();
    private readonly List<string> availabilities = [];
    private readonly StringBuilder line = new();
    private readonly StringBuilder button = new();
    private string? pressed;
    private string? hidden;
    private int hiddenDepth;
    private string? aside;
    private int asideDepth;
    private int products;
    private bool isProduct;
    private bool saysOutOfStock;
    private bool saysGone;
    private bool canBeBought;

    private ProductReader() { }

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">Its beginning, decoded.</param>
    /// <param name="contentType">Its <c>Content-Type</c>, or null.</param>
    public static ProductPage Read(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var (charset, _) = CharsetFinder.Find(bytes, CharsetLabels.FindInContentType(contentType), isHtml: true);
        var reader = new ProductReader();
        reader.Read(charset.Encoding.GetString(bytes));
        return new ProductPage(
            [.. reader.data.Availabilities, .. reader.availabilities],
            reader.isProduct || reader.data.HasProduct,
            reader.data.IsListing,
            reader.saysOutOfStock,
            reader.saysGone,
            reader.canBeBought
        );
    }

    private void Read(string text)
    {
        var span = text.AsSpan();
        var tokenizer = new HtmlTokenizer(span, attributes);
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text)
            {
                TakeText(span[tokenizer.Start..tokenizer.End]);
            }
            else if (tokenizer.Kind == HtmlTokenKind.StartTag)
            {
                var name = HtmlNames.Lower(tokenizer.Name);
                var found = new HtmlAttributes(span, attributes);
                var isData = name == "script" && Is(found.Decode("type"), "application/ld+json");
                TakeStartTag(name, tokenizer.IsSelfClosing, found);
                if (HtmlNames.IsRawText(name) && name != "noframes")
                {
                    tokenizer.ReadRawText(name);
                    if (isData)
                    {
                        data.Take(span[tokenizer.Start..tokenizer.End].ToString());
                    }
                }
            }
            else if (tokenizer.Kind == HtmlTokenKind.EndTag)
            {
                TakeEndTag(HtmlNames.Lower(tokenizer.Name));
            }
        }

        EndLine();
    }

    private void TakeStartTag(string name, bool isSelfClosing, HtmlAttributes found)
    {
        if (name == "meta")
        {
            TakeMeta(found);
        }

        TakeMicrodata(found);
        var isVoid = isSelfClosing || IsVoid(name);
        if (name == hidden && !isVoid)
        {
            hiddenDepth++;
        }
        else if (hidden is null && !isVoid && IsHidden(name, found))
        {
            (hidden, hiddenDepth) = (name, 1);
        }

        if (name == aside && !isVoid)
        {
            asideDepth++;
        }
        else if (aside is null && !isVoid && name is "nav" or "footer" or "aside" or "select")
        {
            (aside, asideDepth) = (name, 1);
        }

        if (HtmlNames.IsBlock(name) || name is "br" or "button" or "span" or "a" or "label" or "option")
        {
            EndLine();
        }

        if (hidden is null && name is "button" or "a" && pressed is null && !IsDisabled(found))
        {
            pressed = name;
            button.Clear();
        }

        if (
            name == "input"
            && hidden is null
            && (found.Decode("type") ?? "").ToLowerInvariant() is "submit" or "button"
            && !IsDisabled(found)
        )
        {
            TakeButton(found.Decode("value") ?? "");
        }
    }

    private void TakeEndTag(string name)
    {
        if (name == pressed)
        {
            pressed = null;
            TakeButton(button.ToString());
        }

        if (HtmlNames.IsBlock(name) || name is "button" or "span" or "a" or "label" or "option")
        {
            EndLine();
        }

        if (name == hidden && --hiddenDepth == 0)
        {
            hidden = null;
        }

        if (name == aside && --asideDepth == 0)
        {
            aside = null;
        }
    }

    // https://ogp.me/, https://developers.facebook.com/docs/marketing-api/catalog/guides/microdata-tags
    private void TakeMeta(HtmlAttributes found)
    {
        var property = found.Decode("property") ?? found.Decode("name");
        if (property is "product:availability" or "og:availability" && found.Decode("content") is { } availability)
        {
            availabilities.Add(availability.Trim());
        }

        isProduct |=
            property == "og:type"
            && found.Decode("content")?.Contains("product", StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>Of several products on a page the first is its own (https://schema.org/docs/gs.html#microdata_how).</summary>
    private void TakeMicrodata(HtmlAttributes found)
    {
        if (
            found.Decode("itemtype") is { } type
            && type.TrimEnd('/').EndsWith("schema.org/Product", StringComparison.OrdinalIgnoreCase)
        )
        {
            products++;
            isProduct = true;
        }

        if (
            products < 2
            && found.Decode("itemprop") is { } name
            && name.Split(' ').Contains("availability", StringComparer.OrdinalIgnoreCase)
        )
        {
            var value = found.Decode("href") ?? found.Decode("content");
            if (!string.IsNullOrWhiteSpace(value))
            {
                availabilities.Add(value.Trim());
            }
        }
    }

    private void TakeText(ReadOnlySpan<char> raw)
    {
        if (hidden is not null)
        {
            return;
        }

        var text = CharacterReferences.IsPlain(raw)
            ? raw.ToString()
            : CharacterReferences.Decode(raw, inAttribute: false);
        if (aside is null && line.Length < MostLine)
        {
            line.Append(text);
        }

        if (pressed is not null && button.Length < MostLine)
        {
            button.Append(text);
        }
    }

    private void EndLine()
    {
        if (line.Length is > 0 and < MostLine && ProductWordings.Fold(Join(line)) is { } text)
        {
            saysOutOfStock |= ProductWordings.OutOfStock.Contains(text);
            saysGone |= ProductWordings.Gone.Contains(text);
        }

        line.Clear();
    }

    private void TakeButton(string text) =>
        canBeBought |= ProductWordings.Fold(Join(text)) is { } folded && ProductWordings.Buy.Contains(folded);

    private static string Join(object text) =>
        string.Join(' ', text.ToString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsHidden(string name, HtmlAttributes found) =>
        name is "template" or "noscript" or "svg"
        || found.Decode("hidden") is not null
        || (found.Decode("style") is { } style && IsHiding(style))
        || found.Decode("aria-hidden") == "true" && name != "i"
        || (found.Decode("class") ?? "").Split(' ').Any(one => one is "hidden" or "d-none" or "hide" or "is-hidden");

    private static bool IsHiding(string style) =>
        style.Replace(" ", "", StringComparison.Ordinal) is var folded
        && (
            folded.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || folded.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsDisabled(HtmlAttributes found) =>
        found.Decode("disabled") is not null
        || found.Decode("aria-disabled") == "true"
        || (found.Decode("class") ?? "").Contains("disabled", StringComparison.OrdinalIgnoreCase);

    private static bool IsVoid(string name) =>
        name
            is "meta"
                or "link"
                or "img"
                or "input"
                or "br"
                or "hr"
                or "source"
                or "area"
                or "base"
                or "col"
                or "embed"
                or "track"
                or "wbr";

    private static bool Is(string? value, string word) =>
        value is not null && value.AsSpan().Trim().Equals(word, StringComparison.OrdinalIgnoreCase);
}
