using System.Diagnostics;
using System.Runtime.InteropServices;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Testing.Worker;

/// <summary>Decodes, unless the file's name asks for one of the ways in which a decoder fails its process.</summary>
internal sealed class MoodyEngine(IThumbnailEngine engine) : IThumbnailEngine
{
    private const int Piece = 8 << 20;

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
            case "greedy":
                TakeUntilRefused(() => Marshal.AllocHGlobal(Piece));
                break;
            case "greedy-managed":
                var kept = new List<byte[]>();
                TakeUntilRefused(() => kept.Add(new byte[Piece]));
                break;
            case "defect":
                throw new NotSupportedException("a mistake of ours");
        }

        return engine.Make(request, header);
    }

    /// <summary>Ends with an <see cref="OutOfMemoryException"/>, long before the machine's memory does.</summary>
    private static void TakeUntilRefused(Action take)
    {
        for (var taken = 0L; taken < 4L << 30; taken += Piece)
        {
            take();
        }
    }
}
