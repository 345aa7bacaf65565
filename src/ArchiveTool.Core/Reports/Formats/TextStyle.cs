namespace ArchiveTool.Core.Reports.Formats;

/// <summary>What the reader of a text report can do.</summary>
/// <param name="Colors">Show colours (ECMA-48 SGR).</param>
/// <param name="Links">Make places clickable (OSC 8).</param>
internal sealed record TextStyle(bool Colors, bool Links)
{
    /// <summary>For files and pipes.</summary>
    public static TextStyle Plain { get; } = new(false, false);
}
