using ArchiveTool.Cli;

return await CommandLineApp.RunAsync(args);
