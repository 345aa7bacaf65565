using ArchiveTool.Cli;
using ArchiveTool.Cli.Commands;

FileSizeLimit.ReportAsError();
if (ThumbnailWorkerCommand.IsAskedFor(args))
{
    return await ThumbnailWorkerCommand.RunAsync();
}

ProcessMemory.SetAside();
return await CommandLineApp.RunAsync(args);
