using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Writes the changes of a run, or shows them, and gathers what there is to tell.</summary>
/// <param name="command">The command.</param>
/// <param name="isDryRun">Whether nothing is written.</param>
/// <param name="sites">The sites that are changed.</param>
internal sealed class ChangeCollector(string command, bool isDryRun, SourceSites sites)
{
    // Each is held in memory until it is written.
    private const int MostPending = 64;

    private readonly ChangeNames names = new();
    private readonly List<ChangedFile> files = [];
    private readonly Dictionary<string, ChangedPicture> pictures = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];
    private readonly Queue<PendingFile> pending = new();

    /// <summary>How many posts were read.</summary>
    public int Posts { get; set; }

    /// <summary>References that stay as they are.</summary>
    public List<ChangeFailure> Failures { get; } = [];

    /// <summary>Tells what kept the run from a part of its work.</summary>
    public void Refuse(string name, string message, Reason reason = Reason.Unreadable) =>
        problems.Add(new Problem(ProblemCode.Input, reason, name, message));

    /// <summary>Tells what kept the run from a part of its work.</summary>
    public void Refuse(Problem problem) => problems.Add(problem);

    /// <summary>Makes sure that no other run changes a site meanwhile.</summary>
    /// <returns>False where one does; it is told.</returns>
    public bool Take(SourceSite site, string path)
    {
        if (isDryRun || site.Changes.Take() is not { } taken)
        {
            return true;
        }

        Refuse(path, taken);
        return false;
    }

    /// <summary>Writes a change of a site that was taken, or shows it. The next may be begun before it is written.</summary>
    public async Task ApplyAsync(SourceSite site, SourceChange change, IReadOnlyList<ChangedPlace> places)
    {
        if (isDryRun)
        {
            var record = change.ToRecord(site.Root, [], [.. change.Pictures.Where(picture => picture.IsNew)]);
            Add(change, places, record, UnifiedDiff.Create(change, names.GetName(change.Path)), stamp: null);
            return;
        }

        pending.Enqueue(new PendingFile(change, places, site.Changes.WriteAsync(change)));
        while (pending.Count > MostPending || pending.TryPeek(out var first) && first.Written.IsCompleted)
        {
            await TakeAsync();
        }
    }

    /// <summary>Waits for what is being written, ends the run and says what it did.</summary>
    /// <param name="notes">What is worth knowing.</param>
    /// <param name="isInterrupted">Whether it was ended early.</param>
    public async Task<ChangeResult> FinishAsync(IReadOnlyList<Problem> notes, bool isInterrupted)
    {
        while (pending.Count > 0)
        {
            await TakeAsync();
        }

        sites.Finish();
        return new ChangeResult
        {
            Command = command,
            IsDryRun = isDryRun,
            Runs = [.. sites.All.Select(site => site.Changes.Run).OfType<string>()],
            Posts = Posts,
            Files = files,
            Pictures = [.. pictures.Values],
            Failures = Failures,
            Problems = problems,
            Notes = notes,
            IsInterrupted = isInterrupted,
        };
    }

    private async Task TakeAsync()
    {
        var (change, places, writing) = pending.Dequeue();
        var written = await writing;
        if (written.IsSuccess)
        {
            Add(change, places, written.Value.Record, diff: default, written.Value.Stamp);
        }
        else
        {
            Refuse(change.Path, written.Failure);
        }
    }

    private void Add(
        SourceChange change,
        IReadOnlyList<ChangedPlace> places,
        RecordedFile record,
        ReadOnlyMemory<byte> diff,
        FileStamp? stamp
    )
    {
        files.Add(
            new ChangedFile(change.Path, places)
            {
                Before = record.Before,
                After = record.After,
                Diff = diff,
                Stamp = stamp,
            }
        );
        foreach (var (picture, recorded) in change.Pictures.Zip(record.Pictures))
        {
            pictures.TryAdd(
                picture.Path + "\n" + picture.Url,
                new ChangedPicture(picture.Path, picture.Url, picture.Sha256, picture.Bytes, recorded.IsCreated)
            );
        }
    }
}
