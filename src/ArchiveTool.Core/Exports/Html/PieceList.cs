using System.Text;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Gathers the pieces of a page in their order.</summary>
internal sealed class PieceList
{
    private readonly List<PagePiece> pieces = [];
    private readonly StringBuilder text = new();

    /// <summary>Appends text as it is written.</summary>
    public PieceList Add(ReadOnlySpan<char> written)
    {
        text.Append(written);
        return this;
    }

    /// <summary>Appends a file's address, or one of nothing where it is not there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">Where it stands.</param>
    public PieceList AddAddress(EmbeddedFile? file, PieceKind kind = PieceKind.Address)
    {
        if (file is null)
        {
            return Add("data:,");
        }

        EndText();
        pieces.Add(new PagePiece(kind, "", file));
        return this;
    }

    /// <summary>Appends a <c>url()</c> in a place where a variable may stand for it.</summary>
    public PieceList AddCssUrl(EmbeddedFile file)
    {
        EndText();
        file.Uses++;
        pieces.Add(new PagePiece(PieceKind.CssUrl, "", file));
        return this;
    }

    /// <summary>Appends the attributes <c>src</c> and <c>style</c> of an <c>img</c>.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="style">The style's other declarations, escaped for the attribute.</param>
    public PieceList AddPicture(EmbeddedFile file, string style)
    {
        EndText();
        file.Uses++;
        pieces.Add(new PagePiece(PieceKind.Picture, style, file));
        return this;
    }

    /// <summary>The pieces.</summary>
    public IReadOnlyList<PagePiece> Finish()
    {
        EndText();
        return pieces;
    }

    private void EndText()
    {
        if (text.Length > 0)
        {
            pieces.Add(new PagePiece(PieceKind.Text, text.ToString(), null));
            text.Clear();
        }
    }
}
