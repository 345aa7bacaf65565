using ArchiveTool.Core.Thumbnails;
using ArchiveTool.Thumbnails.ImageSharp;

namespace ArchiveTool.Core.Tests.Thumbnails;

public sealed class ImageSharpEngineTests : EngineZooTests
{
    protected override IThumbnailEngine Engine { get; } = new ImageSharpEngine();
}
