using System.Text.RegularExpressions;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Writes the style sheets of a page into it, with the files that they name.</summary>
/// <param name="directory">The library.</param>
/// <param name="files">The files that a sheet may name.</param>
/// <param name="idPrefix">Put before every id where several posts stand in one file; else empty.</param>
internal sealed partial class EmbeddedSheets(LibraryDirectory directory, EmbeddedFiles files, string idPrefix)
{
    private const long MostSheetBytes = 1 << 26;
    private const int DeepestImport = 8;
    private const string FromPage = LibraryLayout.PostToRoot;

    private int imports;

    /// <summary>The pieces of the page.</summary>
    public PieceList Pieces { get; } = new();

    /// <summary>Adds a sheet of the library as a <c>style</c> element.</summary>
    public void Add(EmbeddedFile? sheet, string? media)
    {
        Pieces.Add("<style");
        if (media is not null)
        {
            Pieces.Add(" media=\"").Add(PageWriter.Escape(media)).Add("\"");
        }

        Pieces.Add(">");
        if (sheet is not null)
        {
            // CSS's own escape keeps what could be the element's end from being one.
            AddStyle(ReadSheet(sheet), text => EndTag().Replace(text, @"\3C "), FindFromSheet);
        }

        Pieces.Add("</style>");
    }

    /// <summary>Adds the text of a <c>style</c> element.</summary>
    public void AddStyle(string css) => AddStyle(css, text => text, Find);

    /// <summary>Adds the declarations of an attribute.</summary>
    public void AddDeclarations(string css) =>
        new CssSplitter(Pieces, Find, ReadImport, PageWriter.Escape, idPrefix).Split(css, isWholeSheet: false);

    private void AddStyle(string css, Func<string, string> escape, CssSplitter.Finder find)
    {
        // One post's style must not reach another's (https://drafts.csswg.org/css-cascade-6/#scoped-styles).
        Pieces.Add(idPrefix.Length == 0 ? "" : $"@scope (#{idPrefix}post){{");
        new CssSplitter(Pieces, find, ReadImport, escape, idPrefix).Split(css, isWholeSheet: true);
        Pieces.Add(idPrefix.Length == 0 ? "" : "}");
    }

    private bool Find(string address, out EmbeddedFile? file) => Find(address, FromPage, "", out file);

    private bool FindFromSheet(string address, out EmbeddedFile? file) => Find(address, "../", "assets/", out file);

    private bool Find(string address, string up, string below, out EmbeddedFile? file)
    {
        file = null;
        if (!EmbeddedFiles.IsFile(address, up, below, out var path))
        {
            return false;
        }

        file = files.Find(path!);
        return true;
    }

    /// <summary>A sheet that another imports, as an address: with it stay its layer, its media and its own imports.</summary>
    private string ReadImport(EmbeddedFile sheet)
    {
        if (imports >= DeepestImport)
        {
            return "data:text/css,";
        }

        imports++;
        try
        {
            // No variable stands in it for a file that is counted elsewhere too, so its pieces are written at once.
            var inner = new PieceList();
            new CssSplitter(inner, FindFromSheet, ReadImport, text => text, idPrefix).Split(
                ReadSheet(sheet),
                isWholeSheet: true
            );
            using var css = new MemoryStream();
            foreach (var piece in inner.Finish())
            {
                PieceWriter.WriteWhole(css, piece, directory);
            }

            return "data:text/css;charset=utf-8;base64," + Convert.ToBase64String(css.GetBuffer(), 0, (int)css.Length);
        }
        finally
        {
            imports--;
        }
    }

    private string ReadSheet(EmbeddedFile sheet)
    {
        using var stream = directory.OpenRead(sheet.Path);
        var bytes = new byte[Math.Min(stream.Length, MostSheetBytes)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return StyleSheetText.Decode(bytes.AsMemory(0, read), null, null).Text;
    }

    [GeneratedRegex("<(?=/style)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex EndTag();
}
