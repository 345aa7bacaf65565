using ArchiveTool.Cli.Commands;
using ArchiveTool.Cli.Hosting;

if (ThumbnailWorkerCommand.IsAskedFor(args))
{
    return await ThumbnailWorkerCommand.RunAsync();
}

ProcessMemory.SetAside();
return await CommandLineApp.RunAsync(args);
