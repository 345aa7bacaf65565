using ArchiveTool.Cli.Commands;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.RuleUpdates;
using ArchiveTool.Tracking;

FileSizeLimit.ReportAsError();
if (ThumbnailWorkerCommand.IsAskedFor(args))
{
    return await ThumbnailWorkerCommand.RunAsync();
}

InstalledCatalogue.Path = InstalledRules.Path;
return await CommandLineApp.RunAsync(args);
