namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>One picture of an animation, still encoded, and how it joins those before it.</summary>
/// <param name="Picture">A still of this frame alone, free of metadata.</param>
/// <param name="X">Where it stands on the canvas, in pixels.</param>
/// <param name="Y">Likewise.</param>
/// <param name="Width">Its own size, in pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Delay">How long it is shown, in milliseconds.</param>
/// <param name="Disposal">What becomes of its area afterwards.</param>
/// <param name="IsBlended">Whether what is clear in it shows the pictures before; else it takes their place.</param>
internal sealed record AnimationFrame(
    ReadOnlyMemory<byte> Picture,
    int X,
    int Y,
    int Width,
    int Height,
    int Delay,
    Disposal Disposal,
    bool IsBlended
);
