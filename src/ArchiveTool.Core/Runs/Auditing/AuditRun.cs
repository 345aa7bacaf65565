using ArchiveTool.Core.Affiliates;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>Audits many posts: so many in flight that no host waits for another, their results in the order of the inputs.</summary>
/// <param name="unfolding">Reads inputs and what they list.</param>
/// <param name="audit">Does one post.</param>
/// <param name="progress">Knows how much is wanted and not done yet.</param>
/// <param name="findFault">Says what is wrong with the network itself, when all was asked for.</param>
/// <param name="accounts">Says what is wrong with the accounts that links pay.</param>
/// <param name="postsInFlight">Posts worked on at once.</param>
internal sealed class AuditRun(
    InputUnfolding unfolding,
    PostAudit audit,
    RunProgress progress,
    Func<CancellationToken, ValueTask<NetworkFault?>> findFault,
    AffiliateReview accounts,
    int postsInFlight
)
{
    private const int MostLinksWaiting = 20_000;

    private readonly ReportBuilder report = new();
    private readonly List<Problem> failures = [];
    private readonly Dictionary<string, DateTimeOffset> dates = new(StringComparer.Ordinal);

    /// <summary>Inputs that could not be read.</summary>
    public IReadOnlyList<Problem> Failures => failures;

    /// <summary>When posts were written, where they say so.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Dates => dates;

    /// <summary>Audits the inputs. An interruption leaves what is known by then.</summary>
    public async Task<(AuditReport Report, bool IsInterrupted)> RunAsync(
        IEnumerable<FoundInput> inputs,
        CancellationToken cancellationToken
    )
    {
        var inFlight = new Queue<Task<IReadOnlyList<AuditOutcome>>>();
        foreach (var found in inputs.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            inFlight.Enqueue(AuditAsync(found, cancellationToken));
            while (inFlight.Count >= postsInFlight || IsFull(inFlight))
            {
                Take(await inFlight.Dequeue());
            }
        }

        while (inFlight.TryDequeue(out var next))
        {
            Take(await next);
        }

        if (!cancellationToken.IsCancellationRequested && await findFault(cancellationToken) is { } fault)
        {
            report.Revise(link => link.Revise(fault));
            failures.Add(new Problem(ProblemCode.Input, fault.Reason, null, fault.Message));
        }

        foreach (var link in report.Links)
        {
            accounts.Note(link);
        }

        report.Revise(accounts.Review);
        return (report.Build(null), cancellationToken.IsCancellationRequested);
    }

    private bool IsFull(Queue<Task<IReadOnlyList<AuditOutcome>>> inFlight) =>
        inFlight.Count > 0 && progress.Planned - progress.Done > MostLinksWaiting;

    private async Task<IReadOnlyList<AuditOutcome>> AuditAsync(FoundInput found, CancellationToken cancellationToken)
    {
        if (found.Input is not { } input)
        {
            return [AuditOutcome.Failed(new Problem(ProblemCode.Input, Reason.NotFound, found.Name, found.Failure!))];
        }

        return await unfolding.WorkAsync(
            input,
            postsInFlight,
            (post, bytes) => audit.AuditAsync(post, bytes, cancellationToken),
            GuardAsync,
            cancellationToken
        );
    }

    private static async Task<AuditOutcome?> GuardAsync(PostInput input, Func<Task<AuditOutcome?>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            // It was not even read; the run says that it was interrupted.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(input, exception);
        }
    }

    private static AuditOutcome Failed(PostInput input, Exception exception) =>
        AuditOutcome.Failed(
            new Problem(
                ProblemCode.Input,
                Reason.Unreadable,
                input.Name,
                $"{input.Name} could not be audited: {exception.Message}"
            )
        );

    private void Take(IReadOnlyList<AuditOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Take(outcome);
        }
    }

    private void Take(AuditOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            failures.Add(failure);
            return;
        }

        if (outcome.Gathered is { } gathered)
        {
            report.AddPost(gathered);
        }
        else
        {
            report.Add(outcome.ReferenceUrls, outcome.Links);
        }

        if (outcome.Sha256 is { } sha256)
        {
            report.AddFile(new AuditedFile(outcome.Post, sha256));
        }

        foreach (var problem in outcome.Problems)
        {
            report.AddProblem(outcome.Post, problem);
        }

        if (outcome.Date is { } date)
        {
            dates[outcome.Post] = date;
        }
    }
}
