using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>The changes of a run to one site: its record is taken with the first, and finished with the run.</summary>
/// <param name="root">The site's canonical folder.</param>
/// <param name="command">The command.</param>
/// <param name="version">The program's version.</param>
internal sealed class SiteChanges(string root, string command, string version) : IDisposable
{
    private RunHeader? header;
    private ChangeWriter? writer;
    private string? refusal;
    private bool hasWritten;

    /// <summary>The site's record.</summary>
    public SiteRecord Record { get; } = SiteRecord.At(root);

    /// <summary>The run's name; null if it changed nothing.</summary>
    public string? Run => hasWritten ? header?.Run : null;

    /// <summary>Takes the record, so that no other run writes meanwhile.</summary>
    /// <returns>Why it cannot be taken, or null.</returns>
    public string? Take()
    {
        if (writer is not null || refusal is not null)
        {
            return refusal;
        }

        refusal = Record.Take();
        if (refusal is null)
        {
            header = Record.Begin(command, version, DateTimeOffset.UtcNow);
            writer = new ChangeWriter(Record, header);
        }

        return refusal;
    }

    /// <summary>Writes a change, when the site was taken; the next may be begun before it is done.</summary>
    /// <returns>What was written, or why the file was left alone.</returns>
    public async Task<Outcome<WrittenChange>> WriteAsync(SourceChange change)
    {
        var written = await writer!.WriteAsync(change);
        hasWritten |= written.IsSuccess;
        return written;
    }

    /// <summary>Says that the run came to its end.</summary>
    public void Finish()
    {
        if (header is not null)
        {
            Record.Finish(header, DateTimeOffset.UtcNow);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Record.Dispose();
}
