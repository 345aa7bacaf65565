using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Thumbnails.ImageSharp;

namespace ArchiveTool;

/// <summary>Makers of thumbnails that need no native library.</summary>
public static class Thumbnailers
{
    /// <summary>
    /// ImageSharp in this process, one picture a core at a time. A program that decodes pictures from strangers bounds its
    /// memory itself, or decodes in worker processes as the command line does.
    /// </summary>
    /// <returns>Dispose of it after the last run that uses it.</returns>
    public static IThumbnailer InProcess() => new EngineThumbnailer([new ImageSharpEngine()]);
}
