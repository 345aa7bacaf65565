namespace ArchiveTool.Core.Documents.Text;

/// <summary>Where something stands in the original file.</summary>
/// <param name="Offset">First byte, from 0, a byte order mark counted.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Line">From 1; CR, LF and CRLF each end one line.</param>
/// <param name="Column">From 1, in UTF-16 units of the decoded text.</param>
public readonly record struct SourceSpan(int Offset, int Length, int Line, int Column)
{
    /// <summary>The byte after the last.</summary>
    public int End => Offset + Length;
}
