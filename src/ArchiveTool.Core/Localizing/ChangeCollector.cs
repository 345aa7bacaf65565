using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Writes the changes of a run, or shows them, and gathers what there is to tell.</summary>
/// <param name="command">The command.</param>
/// <param name="isDryRun">Whether nothing is written.</param>
/// <param name="sites">The sites that are changed.</param>
internal sealed class ChangeCollector(string command, bool isDryRun, SourceSites sites)
{
    private readonly ChangeNames names = new();
    private readonly List<ChangedFile> files = [];
    private readonly Dictionary<string, ChangedPicture> pictures = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];

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

    /// <summary>Writes a change, or shows it.</summary>
    public void Apply(SourceSite site, SourceChange change, IReadOnlyList<ChangedPlace> places)
    {
        if (!isDryRun && site.Changes.Write(change) is { } failure)
        {
            Refuse(change.Path, failure);
            return;
        }

        files.Add(
            new ChangedFile(change.Path, places)
            {
                Before = SourceChange.GetHash(change.Before.Span),
                After = SourceChange.GetHash(change.After),
                Diff = isDryRun ? UnifiedDiff.Create(change, names.GetName(change.Path)) : default,
            }
        );
        foreach (var picture in change.Pictures)
        {
            pictures.TryAdd(
                picture.Path + "\n" + picture.Url,
                new ChangedPicture(picture.Path, picture.Url, picture.Sha256, picture.Bytes, picture.Source is not null)
            );
        }
    }

    /// <summary>Ends the run and says what it did.</summary>
    /// <param name="notes">What is worth knowing.</param>
    /// <param name="isInterrupted">Whether it was ended early.</param>
    public ChangeResult Finish(IReadOnlyList<Problem> notes, bool isInterrupted)
    {
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
}
