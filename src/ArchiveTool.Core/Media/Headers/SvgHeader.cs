using System.Globalization;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>
/// The size that an SVG asks for (https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS): width and height in absolute
/// lengths, else those of its view box.
/// </summary>
internal static class SvgHeader
{
    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var text = MediaTypeSniffer.AsAscii(bytes.At(0, MediaTypeSniffer.HeadBytes));
        if (MarkupProlog.Read(text) is not { Attributes: var attributes })
        {
            return null;
        }

        double? width = null,
            height = null;
        string[] box = [];
        foreach (var (name, value) in Read(attributes))
        {
            switch (name)
            {
                case "width":
                    width = Pixels(value);
                    break;
                case "height":
                    height = Pixels(value);
                    break;
                case "viewBox":
                    box = value.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
                    break;
                default:
                    break;
            }
        }

        var (boxWidth, boxHeight) = box.Length == 4 ? (Number(box[2]), Number(box[3])) : (null, null);
        width ??= height * boxWidth / boxHeight ?? boxWidth;
        height ??= width * boxHeight / boxWidth ?? boxHeight;
        return Size(width) is { } w && Size(height) is { } h ? new(w, h) : null;
    }

    private static int? Size(double? pixels) =>
        pixels is > 0 and < 1e9 ? Math.Max(1, (int)Math.Round(pixels.Value)) : null;

    /// <summary>At 96 pixels an inch (https://www.w3.org/TR/css-values-4/#absolute-lengths).</summary>
    private static double? Pixels(string length)
    {
        var digits = length.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%".AsSpan().ToArray());
        double? unit = length[digits.Length..].ToLowerInvariant() switch
        {
            "" or "px" => 1,
            "in" => 96,
            "cm" => 96 / 2.54,
            "mm" => 9.6 / 2.54,
            "pt" => 96 / 72.0,
            "pc" => 16,
            _ => null,
        };
        return Number(digits) * unit;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Tags of XML are tags of HTML, but for the case of names.</summary>
    private static List<(string Name, string Value)> Read(string attributes)
    {
        var html = $"<svg {attributes}>";
        var found = new List<HtmlAttribute>();
        new HtmlTokenizer(html, found).Read();
        return
        [
            .. found.Select(attribute =>
                (
                    html.Substring(attribute.NameStart, attribute.NameLength),
                    html.Substring(attribute.ValueStart, attribute.ValueLength).Trim()
                )
            ),
        ];
    }
}
