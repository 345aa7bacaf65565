namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>What becomes of a frame's area before the next frame is drawn.</summary>
internal enum Disposal
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>It is cleared.</summary>
    Clear,

    /// <summary>It is what it was before the frame.</summary>
    Restore,
}
