using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>What a thumbnail is written as.</summary>
[JsonConverter(typeof(CodeConverter<ThumbnailFormat>))]
public enum ThumbnailFormat
{
    /// <summary>WebP: small, keeps alpha and animation.</summary>
    Webp,

    /// <summary>JPEG: read by everything; alpha is laid on white, an animation's first picture is taken.</summary>
    Jpeg,

    /// <summary>PNG: lossless, keeps alpha; an animation's first picture is taken.</summary>
    Png,

    /// <summary>AVIF: smallest and slowest, keeps alpha; an animation's first picture is taken.</summary>
    Avif,
}
