namespace ArchiveTool.Cli;

/// <summary>What the process ends with; scripts rely on it.</summary>
internal static class ExitStatus
{
    /// <summary>Done, nothing that <c>--fail-on</c> names.</summary>
    public const int Done = 0;

    /// <summary>Done, with findings that <c>--fail-on</c> names.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>The work, or a part of it, could not be done.</summary>
    public const int Failed = 3;

    /// <summary>Interrupted by SIGINT; what was finished is kept.</summary>
    public const int Interrupted = 130;

    /// <summary>Interrupted by SIGTERM; what was finished is kept.</summary>
    public const int Terminated = 143;

    /// <summary>Says why the work could not be done.</summary>
    /// <returns><see cref="Failed"/>.</returns>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"archivetool: {message}");
        return Failed;
    }
}
