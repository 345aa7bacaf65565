using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>A body that is copied aside while it is read, and written to the record when it has been.</summary>
internal sealed class RecordedBody(Stream inner, BodyCopy copy, Func<Stream, WarcTruncation, Task> write)
    : ForwardStream
{
    private WarcTruncation truncation = WarcTruncation.Length;
    private bool isWritten;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadInnerAsync(buffer, cancellationToken);
        await copy.WriteAsync(buffer[..read], cancellationToken);
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!isWritten)
        {
            isWritten = true;
            if (truncation == WarcTruncation.Length)
            {
                await DrainAsync();
            }

            if (copy.Content is { } content)
            {
                await write(content, truncation);
            }

            await copy.DisposeAsync();
            await inner.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isWritten)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            truncation = read == 0 && !buffer.IsEmpty ? WarcTruncation.None : WarcTruncation.Length;
            return read;
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException or HttpRequestException)
        {
            truncation = exception is OperationCanceledException ? WarcTruncation.Time : WarcTruncation.Disconnect;
            throw;
        }
    }

    /// <summary>What a response that nobody reads (a redirect, an error) still holds, as far as it is short.</summary>
    private async Task DrainAsync()
    {
        const int limit = 1 << 16;
        var buffer = new byte[4096];
        try
        {
            var read = 1;
            while (read > 0 && copy.Length < limit)
            {
                read = await ReadAsync(buffer);
            }
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException or HttpRequestException)
        {
            // It broke off: written as truncated.
        }
    }
}
