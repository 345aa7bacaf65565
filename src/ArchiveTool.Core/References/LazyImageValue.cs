namespace ArchiveTool.Core.References;

/// <summary>What a lazy-loading attribute holds.</summary>
public enum LazyImageValue
{
    /// <summary>One URL.</summary>
    Url,

    /// <summary>A <c>srcset</c>.</summary>
    Srcset,

    /// <summary>A background: a URL, or CSS with <c>url()</c>.</summary>
    Background,
}
