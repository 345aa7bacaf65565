using ArchiveTool.Cli.Commands;
using ArchiveTool.Cli.Hosting;

FileSizeLimit.ReportAsError();
if (ThumbnailWorkerCommand.IsAskedFor(args))
{
    return await ThumbnailWorkerCommand.RunAsync();
}

return await CommandLineApp.RunAsync(args);
