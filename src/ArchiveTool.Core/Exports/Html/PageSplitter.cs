using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Splits an offline page, as the tool wrote it, where it names files of the library.</summary>
/// <param name="directory">The library.</param>
/// <param name="files">The files that the page may name.</param>
/// <param name="idPrefix">Put before every id where several posts stand in one file; else empty.</param>
/// <param name="toLink">What a link to a page of the library becomes; null for nothing.</param>
internal sealed partial class PageSplitter(
    LibraryDirectory directory,
    EmbeddedFiles files,
    string idPrefix,
    Func<string, string?> toLink
)
{
    private const string FromPage = LibraryLayout.PostToRoot;

    private static readonly string[] IdLists =
    [
        "for",
        "headers",
        "list",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "aria-flowto",
        "aria-details",
    ];

    private readonly EmbeddedSheets sheets = new(directory, files, idPrefix);

    private PieceList Pieces => sheets.Pieces;

    /// <summary>The pieces of a page, or of a part of one.</summary>
    public IReadOnlyList<PagePiece> Split(string page)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(page, attributes);
        var pictures = 0;
        while (tokenizer.Read())
        {
            var (start, end) = (tokenizer.Start, tokenizer.End);
            if (tokenizer.Kind == HtmlTokenKind.EndTag && tokenizer.Name is "picture")
            {
                pictures--;
            }

            if (tokenizer.Kind != HtmlTokenKind.StartTag)
            {
                Pieces.Add(page.AsSpan(start, tokenizer.Position - start));
                continue;
            }

            var name = HtmlNames.Lower(tokenizer.Name);
            var tag = new HtmlAttributes(page, attributes);
            pictures += name == "picture" ? 1 : 0;
            if (name == "link" && IsSheet(tag, out var sheet))
            {
                sheets.Add(sheet, tag.Decode("media"));
            }
            else if (MayChange(page.AsSpan(start, end - start)))
            {
                AddTag(page, start, end, name, attributes, isInPicture: pictures > 0);
            }
            else
            {
                Pieces.Add(page.AsSpan(start, end - start));
            }

            if (name == "style")
            {
                tokenizer.ReadRawText("style");
                sheets.AddStyle(page[tokenizer.Start..tokenizer.End]);
            }
        }

        return Pieces.Finish();
    }

    private bool MayChange(ReadOnlySpan<char> tag) =>
        idPrefix.Length > 0
        || tag.Contains("../", StringComparison.Ordinal)
        || tag.Contains("manifest.json", StringComparison.Ordinal);

    private bool IsSheet(HtmlAttributes tag, out EmbeddedFile? sheet)
    {
        sheet = null;
        if (
            tag.Decode("rel") != "stylesheet"
            || !EmbeddedFiles.IsFile(tag.Decode("href") ?? "", FromPage, "", out var path)
        )
        {
            return false;
        }

        sheet = files.Find(path!);
        return true;
    }

    private void AddTag(string page, int start, int end, string name, List<HtmlAttribute> attributes, bool isInPicture)
    {
        var tag = new HtmlAttributes(page, attributes);
        var choice = name is "img" or "source" ? Choose(tag) : null;
        var isPlain = choice is { Descriptor: null or "1x" } && name == "img" && tag.IndexOf("src") >= 0;
        var source = choice is null || isPlain ? choice?.Address ?? tag.Decode("src") : null;
        var picture = name == "img" && !isInPicture && source is not null ? GetPicture(source, tag) : null;
        var from = start;
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            var key = HtmlNames.Lower(tag.Name(i));
            var value = CharacterReferences.Decode(tag.Raw(i), inAttribute: true);
            var stop = attribute.ValueStart + attribute.ValueLength + (attribute.Quote == '\0' ? 0 : 1);
            var begin = attribute.NameStart;
            if (picture is not null && key is "src" or "srcset" or "style")
            {
                Pieces.Add(page.AsSpan(from, begin - from));
                from = stop;
                if (key == "src")
                {
                    Pieces.AddPicture(picture, PageWriter.Escape(tag.Decode("style") ?? ""));
                }

                continue;
            }

            if (choice is { } chosen && key is "src" or "srcset")
            {
                Pieces.Add(page.AsSpan(from, begin - from));
                from = stop;
                AddChosen(key, chosen, isPlain);
                continue;
            }

            if (attribute.ValueLength > 0 && Rewrite(name, key, value, page.AsSpan(from, begin - from)))
            {
                from = stop;
            }
        }

        Pieces.Add(page.AsSpan(from, end - from));
    }

    /// <summary>The picture of an <c>img</c> for which a variable may stand; null if none may.</summary>
    private EmbeddedFile? GetPicture(string address, HtmlAttributes tag) =>
        tag.IndexOf("src") >= 0
        && EmbeddedFiles.IsFile(address, FromPage, "", out var path)
        && !address.Contains('#', StringComparison.Ordinal)
        && tag.Decode("style") is var style
        && (style is null || !style.Contains("url(", StringComparison.OrdinalIgnoreCase))
        && files.Find(path!) is { Width: not null, Height: not null } file
            ? file
            : null;

    /// <summary>Appends an attribute that changes, with what stands before it; false, and nothing, where it stays.</summary>
    private bool Rewrite(string element, string name, string value, ReadOnlySpan<char> before)
    {
        if (name == "href" && element is "a" or "area")
        {
            return RewriteLink(value, before);
        }

        if (EmbeddedFiles.IsFile(value, FromPage, "", out var path))
        {
            var hash = value.IndexOf('#', StringComparison.Ordinal);
            Pieces.Add(before).Add(name).Add("=\"").AddAddress(files.Find(path!));
            Pieces.Add(hash < 0 ? "" : PageWriter.Escape(value[hash..])).Add("\"");
            return true;
        }

        if (RewriteId(name, value) is { } id)
        {
            Pieces.Add(before).Add(name).Add("=\"").Add(PageWriter.Escape(id)).Add("\"");
            return true;
        }

        if (
            !value.Contains("url(", StringComparison.OrdinalIgnoreCase)
            && !value.Contains(FromPage, StringComparison.Ordinal)
        )
        {
            return false;
        }

        Pieces.Add(before).Add(name).Add("=\"");
        sheets.AddDeclarations(value);
        Pieces.Add("\"");
        return true;
    }

    private bool RewriteLink(string value, ReadOnlySpan<char> before)
    {
        string? target;
        if (EmbeddedFiles.IsFile(value, FromPage, "", out var path))
        {
            // A browser opens no data: URL by a click.
            target = files.FindAddress(path!);
        }
        else if (value.StartsWith('#'))
        {
            target = "#" + idPrefix + value[1..];
        }
        else if (value.StartsWith("../", StringComparison.Ordinal) || value == "manifest.json")
        {
            target = toLink(value);
        }
        else
        {
            return false;
        }

        Pieces.Add(before);
        if (target is not null)
        {
            Pieces.Add("href=\"").Add(PageWriter.Escape(target)).Add("\"");
        }

        return true;
    }

    /// <summary>The candidate of a <c>srcset</c> with files of the library that stays; null if there is no such attribute.</summary>
    private static (string Address, string? Descriptor)? Choose(HtmlAttributes tag) =>
        tag.Decode("srcset") is { } srcset && srcset.Contains(FromPage, StringComparison.Ordinal)
            ? SrcsetChoice.Choose(SrcsetChoice.List(srcset, tag.Decode("src")), tag.Decode("sizes"))
            : null;

    /// <summary>Appends the chosen candidate: as <c>src</c> where it needs no descriptor, else as <c>srcset</c>.</summary>
    private void AddChosen(string name, (string Address, string? Descriptor) chosen, bool isPlain)
    {
        if (isPlain != (name == "src"))
        {
            return;
        }

        Pieces.Add(name).Add("=\"");
        _ = EmbeddedFiles.IsFile(chosen.Address, FromPage, "", out var path)
            ? Pieces.AddAddress(files.Find(path!))
            : Pieces.Add(PageWriter.Escape(chosen.Address));
        Pieces.Add(isPlain || chosen.Descriptor is null ? "" : " " + PageWriter.Escape(chosen.Descriptor)).Add("\"");
    }

    private string? RewriteId(string name, string value) =>
        idPrefix.Length == 0 ? null
        : name is "id" or "name" ? idPrefix + value
        : name is "usemap" or "href" or "xlink:href" && value.StartsWith('#') ? "#" + idPrefix + value[1..]
        : Array.IndexOf(IdLists, name) >= 0
            ? string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => idPrefix + id))
        : null;
}
