namespace ArchiveTool.Core.References;

/// <summary>What the scanner must remember from tag to tag.</summary>
internal sealed class HtmlScanState
{
    /// <summary>What the author asked to be left alone.</summary>
    public IgnoreMarks Ignoring { get; } = new();
}
