using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Thumbnails.Vips;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>A folder for images and thumbnails, gone after the test.</summary>
public abstract class ThumbnailFixture : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("thumbnails-");

    // Tests write different pictures under one name; libvips would show the first again.
    static ThumbnailFixture() => NetVips.Cache.Max = 0;

    protected string Folder => folder.FullName;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected ThumbnailRequest Request(byte[] image, ThumbnailSettings? settings = null, string name = "source")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, image);
        var head = image.AsSpan(0, Math.Min(image.Length, MediaTypeSniffer.HeadBytes));
        return new(path, MediaTypeSniffer.Sniff(head, null), settings ?? new(), Path.Combine(Folder, name + "-out"));
    }

    protected virtual IThumbnailEngine Engine { get; } = new VipsEngine();

    protected ThumbnailResult Make(byte[] image, ThumbnailSettings? settings = null) => Make(Request(image, settings));

    protected ThumbnailResult Make(ThumbnailRequest request) => new EngineThumbnailer([Engine], 1).Make(request);
}
