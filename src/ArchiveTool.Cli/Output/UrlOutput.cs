using System.Buffers;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Output;

/// <summary>Where explanations go: gathered in a buffer, as text or JSON lines, then written at once.</summary>
internal sealed class UrlOutput : IAsyncDisposable
{
    private const int FlushAt = 1 << 16;
    private readonly Stream stream = StandardOutput.Open();
    private readonly ArrayBufferWriter<byte> buffer = new(2 * FlushAt);
    private readonly UrlExplanationWriter? json;
    private readonly UrlText text;

    private readonly bool isQuiet;

    public UrlOutput(bool isJson, bool isQuiet)
    {
        this.isQuiet = isQuiet && !isJson;
        json = isJson ? new UrlExplanationWriter(buffer) : null;
        text = new UrlText(buffer);
    }

    /// <summary>Whether enough is gathered to be written.</summary>
    public bool IsFull => buffer.WrittenCount >= FlushAt;

    /// <summary>Whether one of them could not be explained.</summary>
    public bool HasUnexplained { get; private set; }

    public void Add(UrlExplanation explanation)
    {
        HasUnexplained |= explanation.Reason is not null;
        if (isQuiet && explanation is { Tracking: null, Affiliate: null, Likely: null, Reason: null })
        {
            return;
        }

        if (json is null)
        {
            text.Write(explanation);
        }
        else
        {
            json.Write(explanation);
        }
    }

    /// <summary>Writes what is gathered.</summary>
    /// <returns>False where the reader has what it wanted and has gone (head, less).</returns>
    /// <exception cref="IOException">It could not be written for another reason.</exception>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        if (buffer.WrittenCount == 0)
        {
            return true;
        }

        try
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
            return true;
        }
        catch (IOException) when (StandardOutput.IsPipe(stream))
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        json?.Dispose();
        await stream.DisposeAsync();
    }
}
