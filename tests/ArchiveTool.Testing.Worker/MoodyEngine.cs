using System.Diagnostics;
using ArchiveTool.Core.Assets;
using ArchiveTool.Core.Thumbnails;

namespace ArchiveTool.Testing.Worker;

/// <summary>Decodes, unless the file's name asks for one of the ways in which a decoder fails its process.</summary>
internal sealed class MoodyEngine(IThumbnailEngine engine) : IThumbnailEngine
{
    public string Name => engine.Name;

    public string? Load() => engine.Load();

    public bool Reads(MediaType type) => engine.Reads(type);

    public bool Writes(ThumbnailFormat format) => engine.Writes(format);

    public long MemoryFor(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings) =>
        engine.MemoryFor(type, header, fileLength, settings);

    public ThumbnailResult Make(ThumbnailRequest request, ImageHeader? header)
    {
        switch (Path.GetFileName(request.SourcePath))
        {
            case "crash":
                Console.Error.WriteLine("heap corrupted");
                Process.GetCurrentProcess().Kill();
                break;
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "babble":
                Console.Out.WriteLine("decoder: something to say");
                break;
            case "defect":
                throw new NotSupportedException("a mistake of ours");
        }

        return engine.Make(request, header);
    }
}
