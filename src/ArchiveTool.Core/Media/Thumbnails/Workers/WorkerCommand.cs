namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>How a worker process is started.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Its arguments; it then runs <see cref="ThumbnailWorker.RunAsync"/> on its standard streams.</param>
internal sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>This very program with other arguments, also where it is run by <c>dotnet program.dll</c>.</summary>
    /// <exception cref="InvalidOperationException">The platform does not tell where the program is.</exception>
    public static WorkerCommand CreateForThisProgram(params IReadOnlyList<string> arguments)
    {
        var program =
            Environment.ProcessPath ?? throw new InvalidOperationException("This program's own path is not known.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new(program, isHost ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments);
    }
}
