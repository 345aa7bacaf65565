namespace ArchiveTool.Cli.Tests;

/// <summary>Tests that change the process's working folder and run alone.</summary>
[CollectionDefinition(InProcess.Collection, DisableParallelization = true)]
public sealed class InProcessCollection;
