namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>What becomes of an animation.</summary>
public enum AnimationMode
{
    /// <summary>It stays one where the format can, cut after <see cref="ThumbnailSettings.MaxFrames"/> pictures.</summary>
    Keep,

    /// <summary>Its first picture.</summary>
    First,
}
