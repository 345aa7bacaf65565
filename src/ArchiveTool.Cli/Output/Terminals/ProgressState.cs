namespace ArchiveTool.Cli.Output.Terminals;

/// <summary>How far a run is at one moment.</summary>
/// <param name="Done">What is done.</param>
/// <param name="Expected">What will be wanted in all.</param>
/// <param name="Bytes">What was received.</param>
/// <param name="Elapsed">Time since the beginning.</param>
/// <param name="Current">The URL or file last begun, or null.</param>
internal sealed record ProgressState(int Done, int Expected, long Bytes, TimeSpan Elapsed, string? Current)
{
    /// <summary>The host that has been waited for longest, where nothing else has become known meanwhile; or null.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>For how long.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>What was asked and has no answer yet.</summary>
    public int InFlight { get; init; }
}
