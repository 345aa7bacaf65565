using System.Diagnostics;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Thumbnails.Vips;

namespace ArchiveTool.Testing.Worker;

/// <summary>Decodes, unless the file's name asks for one of the ways in which a decoder fails its process.</summary>
internal sealed class MoodyThumbnailer : IThumbnailer
{
    private readonly VipsThumbnailer thumbnailer = new(1);

    public int Parallelism => 1;

    public async Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken)
    {
        switch (Path.GetFileName(request.SourcePath))
        {
            case "crash":
                await Console.Error.WriteLineAsync("heap corrupted");
                Process.GetCurrentProcess().Kill();
                break;
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "babble":
                await Console.Out.WriteLineAsync("decoder: something to say");
                break;
            case "defect":
                throw new NotSupportedException("a mistake of ours");
        }

        return await thumbnailer.MakeAsync(request, cancellationToken);
    }

    public ValueTask DisposeAsync() => thumbnailer.DisposeAsync();
}
