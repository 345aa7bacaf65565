namespace ArchiveTool.Core.Exports.Html;

/// <summary>What a piece of a page is.</summary>
internal enum PieceKind
{
    /// <summary>Text that stays.</summary>
    Text,

    /// <summary>The address of a file.</summary>
    Address,

    /// <summary>The address of a file, within CSS.</summary>
    CssAddress,

    /// <summary>A <c>url()</c> in CSS where a variable may stand.</summary>
    CssUrl,

    /// <summary>The attributes <c>src</c> and <c>style</c> of an <c>img</c>.</summary>
    Picture,
}
