using ArchiveTool.Cli;
using ArchiveTool.Cli.Commands;

return ThumbnailWorkerCommand.IsAskedFor(args)
    ? await ThumbnailWorkerCommand.RunAsync()
    : await CommandLineApp.RunAsync(args);
