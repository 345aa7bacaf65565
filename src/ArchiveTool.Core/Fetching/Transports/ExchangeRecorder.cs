using System.Globalization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Keeps exchanges in a record, as long as it can be written. A disk that becomes full, or a pipe whose reader is gone,
/// ends the record and not the work: exchanges go on unrecorded, and <see cref="Failure"/> says so.
/// </summary>
internal sealed class ExchangeRecorder : IAsyncDisposable
{
    private readonly OutputFile output;
    private readonly WarcWriter writer;
    private Exception? trouble;
    private int written;
    private bool isFinished;

    private ExchangeRecorder(OutputFile output, WarcWriter writer)
    {
        this.output = output;
        this.writer = writer;
    }

    /// <summary>Why the record is not complete and where its beginning is, for the user; known when this is disposed.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether exchanges are still wanted.</summary>
    internal bool IsRecording => Volatile.Read(ref trouble) is null;

    /// <summary>Begins a record.</summary>
    /// <param name="path">The file, pipe or device; an earlier file stays until this is disposed.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task<ExchangeRecorder> CreateAsync(
        string path,
        WarcWriterOptions options,
        CancellationToken cancellationToken
    )
    {
        var output = await OutputFile.CreateAsync(path, cancellationToken);
        try
        {
            var writer = await WarcWriter.CreateAsync(
                output.Stream,
                Path.GetFileName(path),
                options,
                cancellationToken
            );
            return new ExchangeRecorder(output, writer);
        }
        catch
        {
            await output.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finishes the record: on the disk, then under its name.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isFinished)
        {
            return;
        }

        isFinished = true;
        writer.Dispose();
        try
        {
            await FinishAsync();
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            Failure =
                $"the record {output.Path} could not be finished: {exception.Message}; make room and run it again";
        }

        await output.DisposeAsync();
    }

    internal Task WriteExchangeAsync(WarcExchange exchange) =>
        WriteAsync(() => writer.WriteExchangeAsync(exchange, CancellationToken.None));

    internal Task WriteFailureAsync(string targetUri, Reason reason, DateTimeOffset date) =>
        WriteAsync(() => writer.WriteFailureAsync(targetUri, reason.ToCode(), date, CancellationToken.None));

    /// <summary>Ends the record at what was written so far.</summary>
    internal void Stop(Exception exception) => Interlocked.CompareExchange(ref trouble, exception, null);

    private async Task WriteAsync(Func<Task> write)
    {
        if (!IsRecording)
        {
            return;
        }

        try
        {
            await write();
            Interlocked.Increment(ref written);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            Stop(exception);
        }
    }

    private async Task FinishAsync()
    {
        if (trouble is null)
        {
            await output.CommitAsync(toDisk: true);
            return;
        }

        // What is not complete takes the place of nothing.
        var kept = output.Path;
        if (output.IsReplacing)
        {
            kept = await output.KeepUnfinishedAsync();
        }
        else
        {
            await output.CommitAsync(toDisk: false);
        }

        var count = written.ToString(CultureInfo.InvariantCulture);
        Failure =
            $"the record {output.Path} could not be written to its end: {trouble.Message}; "
            + $"{kept} holds the first {count} exchanges; put that right and run it again";
    }
}
