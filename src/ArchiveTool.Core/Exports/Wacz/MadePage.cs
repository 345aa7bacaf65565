using System.Globalization;
using System.Text;
using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>A page whose files of the library stand at their own addresses, or at ones made for them.</summary>
internal sealed class MadePage(EmbeddedFiles files)
{
    /// <summary>Where stands what has no address; the name exists nowhere (RFC 6761, section 6.4).</summary>
    public const string Place = "http://archive.invalid/";

    private const string Plain = "-._~/:?=%+,;@!$*#";

    private readonly Dictionary<string, EmbeddedFile> made = new(StringComparer.Ordinal);

    /// <summary>The files at addresses that were made for them.</summary>
    public IEnumerable<(WebUrl Url, EmbeddedFile File)> Made =>
        made.Select(pair => (WebUrl.TryParse(pair.Key, null, out var url) ? url : null, pair.Value))
            .Where(pair => pair.Item1 is not null)
            .Select(pair => (pair.Item1!, pair.Value));

    /// <summary>The page's text.</summary>
    public string Write(IReadOnlyList<PagePiece> pieces)
    {
        var page = new StringBuilder();
        foreach (var piece in pieces)
        {
            _ = piece.Kind switch
            {
                PieceKind.Text => page.Append(piece.Text),
                PieceKind.CssUrl => page.Append("url(").Append(InCss(GetAddress(piece.File!))).Append(')'),
                PieceKind.Picture => page.Append("src=\"")
                    .Append(PageWriter.Escape(GetAddress(piece.File!)))
                    .Append(piece.Text.Length == 0 ? "\"" : $"\" style=\"{piece.Text}\""),
                PieceKind.Address => page.Append(PageWriter.Escape(GetAddress(piece.File!))),
                _ => page.Append(InCss(GetAddress(piece.File!))),
            };
        }

        return page.ToString();
    }

    private string GetAddress(EmbeddedFile file)
    {
        if (files.FindAddress(file.Path) is { } known && WebUrl.TryParse(known, null, out var url) && url.IsHttp)
        {
            return url.WithoutPassword().Href;
        }

        var address = Place + file.Path;
        made[address] = file;
        return address;
    }

    /// <summary>As both CSS and attributes can have it.</summary>
    private static string InCss(string address)
    {
        var text = new StringBuilder(address.Length);
        foreach (var c in address)
        {
            _ =
                char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal)
                    ? text.Append(c)
                    : text.Append(CultureInfo.InvariantCulture, $"\\{(int)c:x} ");
        }

        return text.ToString();
    }
}
