using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Testing.Worker;

await using var thumbnailer = new MoodyThumbnailer();
await ThumbnailWorker.RunAsync(
    Console.OpenStandardInput(),
    Console.OpenStandardOutput(),
    thumbnailer,
    CancellationToken.None
);
