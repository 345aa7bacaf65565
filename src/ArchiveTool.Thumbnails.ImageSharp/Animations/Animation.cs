namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>A GIF or WebP taken apart into its frames.</summary>
/// <param name="Width">The canvas, in pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Loops">How often it is shown; 0 for ever.</param>
/// <param name="Frames">In order; read on demand.</param>
internal sealed record Animation(int Width, int Height, int Loops, IEnumerable<AnimationFrame> Frames);
