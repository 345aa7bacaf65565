namespace ArchiveTool.Core.Findings;

/// <summary>Whether the same request may succeed when it is sent again.</summary>
public enum RetryClass
{
    /// <summary>The answer stands.</summary>
    Never,

    /// <summary>The fault may be gone a moment later.</summary>
    Transient,

    /// <summary>The HTTP status decides: 408, 425, 429, 500, 502, 503 and 504 are retried.</summary>
    ByStatus,
}
