using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>What becomes of an animation.</summary>
[JsonConverter(typeof(CodeConverter<AnimationMode>))]
public enum AnimationMode
{
    /// <summary>It stays one where the format can, cut after <see cref="ThumbnailSettings.MaxFrames"/> pictures.</summary>
    Keep,

    /// <summary>Its first picture.</summary>
    First,
}
