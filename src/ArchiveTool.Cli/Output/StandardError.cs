namespace ArchiveTool.Cli.Output;

/// <summary>Standard error as it is, past what <see cref="Console.Error"/> was set to.</summary>
internal static class StandardError
{
    /// <summary>A writer to it, each line at once.</summary>
    public static TextWriter Open() =>
        new StreamWriter(Console.OpenStandardError(), Console.OutputEncoding, leaveOpen: true) { AutoFlush = true };
}
