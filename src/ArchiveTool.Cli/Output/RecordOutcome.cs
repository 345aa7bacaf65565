using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Cli.Output;

/// <summary>What became of the record that <c>--record</c> asked for.</summary>
internal static class RecordOutcome
{
    /// <summary>The run's exit status, and on stderr why the record is not complete where it is not.</summary>
    public static int Tell(ExchangeRecorder? recorder, int status)
    {
        if (recorder?.Failure is not { } failure)
        {
            return status;
        }

        Console.Error.WriteLine($"archivetool: {failure}");
        return ExitStatus.Failed;
    }
}
