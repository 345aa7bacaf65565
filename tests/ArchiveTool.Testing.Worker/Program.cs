using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Testing.Worker;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.Vips;

await ThumbnailWorker.RunAsync(
    Console.OpenStandardInput(),
    Console.OpenStandardOutput(),
    [new MoodyEngine(new VipsEngine()), new MoodyEngine(new ImageSharpEngine())],
    CancellationToken.None
);
