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

    /// <summary>JSON whose strings are URLs, such as one a format.</summary>
    Json,

    /// <summary>Any of the others, told by how the value looks: an attribute that a user names.</summary>
    Any,
}
