namespace ArchiveTool.Core.Documents.Text;

/// <summary>A range of UTF-16 units in a post's decoded text.</summary>
/// <param name="Start">First unit, from 0.</param>
/// <param name="Length">How many units.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The unit after the last.</summary>
    public int End => Start + Length;
}
