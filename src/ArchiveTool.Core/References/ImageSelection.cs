namespace ArchiveTool.Core.References;

/// <summary>Which candidates of a <c>srcset</c> are wanted.</summary>
public enum ImageSelection
{
    /// <summary>Every candidate.</summary>
    All,

    /// <summary>The largest candidate of each <c>srcset</c>.</summary>
    Largest,
}
