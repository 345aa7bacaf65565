using System.CommandLine;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Options.Inputs;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Commands;

/// <summary>A command that works on inputs and may use the network: it validates, binds and opens, works, reports.</summary>
/// <typeparam name="TRun">The run that is opened.</typeparam>
/// <typeparam name="TResult">What it gives.</typeparam>
internal abstract class RunCommand<TRun, TResult>
    where TRun : class, IOpenedRun
{
    /// <summary>The inputs.</summary>
    protected InputOptions Input { get; } = new();

    /// <summary>How the network is used.</summary>
    protected FetchingOptions Fetching { get; } = new();

    /// <summary>The user's own knowledge of what tracks and who earns.</summary>
    protected RuleOptions Rules { get; } = new();

    /// <summary>Runs the command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">The user's interruption.</param>
    /// <returns>The exit status.</returns>
    protected async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var deadline = Fetching.BeginDeadline(parsed, cancellationToken);
        if (await ValidateAsync(parsed, deadline.Token, cancellationToken) is { } done)
        {
            return done;
        }

        Fetching.WarnOfCredentials(parsed);
        var opening = await OpenAsync(parsed, deadline.Token);
        if (!opening.IsSuccess)
        {
            return ExitStatus.Fail(opening.Failure);
        }

        int status;
        var run = opening.Value;
        await using (run)
        {
            var result = await WorkAsync(parsed, run, deadline.Token);
            Rules.TellTooSlow(parsed);
            deadline.Tell(IsInterrupted(result));
            status = await ReportAsync(parsed, run, result, cancellationToken);
        }

        return RecordOutcome.Tell(run.Recorder, status);
    }

    /// <summary>Refuses what is wrong, and does what needs no run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="ending">Ends at the deadline too.</param>
    /// <param name="cancellationToken">The user's interruption.</param>
    /// <returns>The exit status, or null to go on.</returns>
    protected abstract Task<int?> ValidateAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken cancellationToken
    );

    /// <summary>Binds the options and opens what the run works with.</summary>
    protected abstract Task<Outcome<TRun>> OpenAsync(ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Does the work, and shows how far it is.</summary>
    protected abstract Task<TResult> WorkAsync(ParseResult parsed, TRun run, CancellationToken cancellationToken);

    /// <summary>Whether something was left undone.</summary>
    protected abstract bool IsInterrupted(TResult result);

    /// <summary>Reports the result.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run, still open.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="cancellationToken">The user's interruption.</param>
    /// <returns>The exit status.</returns>
    protected abstract Task<int> ReportAsync(
        ParseResult parsed,
        TRun run,
        TResult result,
        CancellationToken cancellationToken
    );
}
