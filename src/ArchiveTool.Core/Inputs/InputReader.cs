using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs;

/// <summary>Reads inputs whole: a post is small, and every span is an offset into it.</summary>
/// <param name="fetcher">For inputs that are URLs.</param>
/// <param name="standardInput">For the input <c>-</c>.</param>
/// <param name="maxBytes">A larger input is refused.</param>
public sealed class InputReader(Fetcher fetcher, Func<Stream> standardInput, long maxBytes) : IAsyncDisposable
{
    private const int FirstBuffer = 1 << 12;
    private Begun? begun;

    /// <summary>Begins to read an input from the network, so that what else a run needs can be made meanwhile.</summary>
    public void Begin(PostInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        begun = new Begun(input.Identity, ReadNowAsync(input, end.Token), end);
    }

    /// <summary>Reads an input, or goes on with what was begun.</summary>
    public Task<InputBytes> ReadAsync(PostInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var first = begun;
        return first?.Identity == input.Identity && Interlocked.CompareExchange(ref begun, null, first) == first
            ? first.Reading
            : ReadNowAsync(input, cancellationToken);
    }

    /// <summary>Ends what was begun and nobody came for: nothing of it goes on behind the library's lock.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref begun, null) is { } left)
        {
            await left.End.CancelAsync();
            await left.Reading.ContinueWith(static _ => { }, TaskScheduler.Default);
            left.End.Dispose();
        }
    }

    private async Task<InputBytes> ReadNowAsync(PostInput input, CancellationToken cancellationToken)
    {
        try
        {
            return input.Kind switch
            {
                InputKind.Url => await FetchAsync(input, cancellationToken),
                InputKind.StandardInput => Local(
                    input,
                    PostSource.StandardInput,
                    await ReadAllAsync(standardInput(), cancellationToken)
                ),
                _ => await ReadFileAsync(input, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(input, Reason.Unreadable, $"{input.Name} cannot be read: {exception.Message}");
        }
    }

    private async Task<InputBytes> ReadFileAsync(PostInput input, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(input.Identity);
        return Local(input, PostSource.FromFile(input.Identity), await ReadAllAsync(file, cancellationToken));
    }

    private InputBytes Local(PostInput input, PostSource source, ReadOnlyMemory<byte>? bytes) =>
        bytes is not { } all
            ? Failed(input, Reason.TooLarge, $"{input.Name} is larger than {maxBytes} bytes; raise --max-bytes")
            : new InputBytes(source, all, null, null);

    private async Task<InputBytes> FetchAsync(PostInput input, CancellationToken cancellationToken)
    {
        if (!WebUrl.TryParse(input.Identity, null, out var url))
        {
            return Failed(input, Reason.InvalidUrl, $"{input.Name} is not a valid URL");
        }

        var exchange = await fetcher.FetchAsync(
            new FetchRequest(url) { Destination = FetchDestination.Document },
            cancellationToken
        );
        if (exchange.Reason != Reason.Ok || exchange.Body is not { } body)
        {
            return Failed(input, exchange.Reason, ExchangeMessage.Of(exchange));
        }

        var bytes = await File.ReadAllBytesAsync(body.Path, cancellationToken);
        File.Delete(body.Path);
        return new InputBytes(
            PostSource.FromUrl(url, exchange.FinalUrl, exchange.ContentType),
            bytes,
            ReferrerPolicies.FromHeader(exchange.ReferrerPolicyHeader),
            null
        );
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        // One more than is said, so that the end is found without growing.
        var said = stream.CanSeek ? Math.Min(stream.Length, maxBytes) : 0;
        var all = new byte[Math.Clamp(said, FirstBuffer, Array.MaxLength - 1) + 1];
        var length = 0;
        for (int read; (read = await stream.ReadAsync(all.AsMemory(length), cancellationToken)) > 0; )
        {
            length += read;
            if (length > maxBytes || length == Array.MaxLength)
            {
                return null;
            }

            if (length == all.Length)
            {
                Array.Resize(ref all, (int)Math.Min(2L * length, Array.MaxLength));
            }
        }

        return all.AsMemory(0, length);
    }

    private static InputBytes Failed(PostInput input, Reason reason, string message) =>
        new(PostSource.StandardInput, default, null, new Problem(ProblemCode.Input, reason, input.Name, message));

    private sealed record Begun(string Identity, Task<InputBytes> Reading, CancellationTokenSource End);
}
