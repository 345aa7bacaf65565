using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Hosts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs;

/// <summary>Reads inputs whole: a post is small, and every span is an offset into it. A large feed may stay in its file.</summary>
/// <param name="fetcher">For inputs that are URLs.</param>
/// <param name="standardInput">For the input <c>-</c>.</param>
/// <param name="maxBytes">A larger input is refused.</param>
/// <param name="clicks">Knows the addresses that count a click, which are not asked for; null to ask for all.</param>
/// <param name="mayStayStored">Tells by its first bytes whether a large input is left in its file; null if none is.</param>
internal sealed class InputReader(
    Fetcher fetcher,
    Func<Stream> standardInput,
    long maxBytes,
    TrackingCatalogue? clicks = null,
    Func<ReadOnlySpan<byte>, bool>? mayStayStored = null
) : IAsyncDisposable
{
    // What is smaller is not worth reading from its file twice.
    private const int LeastStored = 4 << 20;
    private const int HeadLength = 1 << 16;

    private readonly long most = Math.Min(maxBytes, PostLimits.MostBytes);
    private Begun? begun;

    /// <summary>The product that the user agent names first.</summary>
    public string Product => fetcher.Options.UserAgent.Split('/', ' ')[0];

    /// <summary>Begins to read an input from the network, so that what else a run needs can be made meanwhile.</summary>
    public void Begin(PostInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        begun = new Begun(input.Identity, ReadNowAsync(input, end.Token), end);
    }

    /// <summary>Reads an input, or goes on with what was begun.</summary>
    public async Task<InputBytes> ReadAsync(PostInput input, CancellationToken cancellationToken)
    {
        var bytes = await ReadStoredAsync(input, cancellationToken);
        var loaded = bytes.Load();
        bytes.Stored?.Delete();
        return loaded;
    }

    /// <summary>The same; a large input may stay in its file.</summary>
    public Task<InputBytes> ReadStoredAsync(PostInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var first = begun;
        return first?.Identity == input.Identity && Interlocked.CompareExchange(ref begun, null, first) == first
            ? first.Reading
            : ReadNowAsync(input, cancellationToken);
    }

    /// <summary>Asks for an input that was read before; there are no bytes where it is as it was.</summary>
    public Task<InputBytes> ReadAsync(PostInput input, Validators validators, CancellationToken cancellationToken) =>
        FetchAsync(input, validators, cancellationToken);

    /// <summary>Ends what was begun and nobody came for: none of it goes on behind the library's lock.</summary>
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
                InputKind.Url => await FetchAsync(input, null, cancellationToken),
                InputKind.StandardInput => Local(
                    PostSource.StandardInput,
                    await ForeignFile.ReadStreamAsync(standardInput(), input.Name, most, cancellationToken)
                ),
                _ => FindStored(input)
                    ?? Local(
                        PostSource.FromFile(input.Identity),
                        await ForeignFile.ReadPostAsync(input.Path, input.Folder is null, most, cancellationToken)
                    ),
            };
        }
        catch (FileTooLargeException exception)
        {
            var advice = most < PostLimits.MostBytes ? "raise --max-bytes" : "split it";
            return Failed(
                input,
                Reason.TooLarge,
                $"{input.Name} is {exception.Size}; a post may have {ForeignFile.Size(most)}: {advice}"
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(input, Reason.Unreadable, $"{input.Name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>A large file that may stay where it is; else null.</summary>
    private InputBytes? FindStored(PostInput input)
    {
        if (mayStayStored is null || FileKinds.Get(input.Path) != EntryKind.File)
        {
            return null;
        }

        using var file = ForeignFile.Open(input.Path);
        return file.Length <= most && StaysStored(file)
            ? new InputBytes(PostSource.FromFile(input.Identity), default, null, null)
            {
                Stored = new StoredInput(input.Path, file.Length, IsTemporary: false),
            }
            : null;
    }

    private bool StaysStored(FileStream file)
    {
        if (mayStayStored is null || file.Length < LeastStored)
        {
            return false;
        }

        var head = new byte[HeadLength];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return mayStayStored(head.AsSpan(0, length));
    }

    private static InputBytes Local(PostSource source, ReadOnlyMemory<byte> bytes) => new(source, bytes, null, null);

    private async Task<InputBytes> FetchAsync(
        PostInput input,
        Validators? validators,
        CancellationToken cancellationToken
    )
    {
        if (!WebUrl.TryParse(input.Identity, null, out var url))
        {
            return Failed(input, Reason.InvalidUrl, $"{input.Name} is not a valid URL");
        }

        if (IsCounted(url))
        {
            return Failed(input, Reason.WouldCountAClick, DescribeClick(input, url));
        }

        var exchange = await fetcher.FetchAsync(
            new FetchRequest(url)
            {
                Destination = FetchDestination.Document,
                Validators = validators,
                Refuses = hop => IsCounted(hop) ? Reason.WouldCountAClick : Reason.Ok,
            },
            cancellationToken
        );
        if (exchange.Reason == Reason.WouldCountAClick)
        {
            return Failed(input, exchange.Reason, DescribeClick(input, exchange.Redirects[^1].Url));
        }

        var answer = Describe(exchange);
        if (exchange.IsNotModified)
        {
            return new InputBytes(PostSource.FromUrl(url, exchange.FinalUrl, null), default, null, null)
            {
                Answer = answer,
            };
        }

        if (exchange.Reason != Reason.Ok || exchange.Body is not { } body)
        {
            return Failed(input, exchange.Reason, ExchangeMessage.Describe(exchange)) with { Answer = answer };
        }

        return await ReadBodyAsync(input, url, exchange, body, cancellationToken) with
        {
            Answer = answer,
        };
    }

    private async Task<InputBytes> ReadBodyAsync(
        PostInput input,
        WebUrl url,
        Exchange exchange,
        FetchedBody body,
        CancellationToken cancellationToken
    )
    {
        if (body.Length > most)
        {
            File.Delete(body.Path);
            return Failed(
                input,
                Reason.TooLarge,
                $"{input.Name} is {ForeignFile.Size(body.Length)}; a post may have {ForeignFile.Size(most)}"
            );
        }

        var stored = FindStored(body);
        var bytes = stored is null ? await File.ReadAllBytesAsync(body.Path, cancellationToken) : default;
        if (stored is null)
        {
            File.Delete(body.Path);
        }

        return new InputBytes(
            PostSource.FromUrl(url, exchange.FinalUrl, exchange.ContentType),
            bytes,
            ReferrerPolicies.FromHeader(exchange.ReferrerPolicyHeader),
            null
        )
        {
            Stored = stored,
        };
    }

    private StoredInput? FindStored(FetchedBody body)
    {
        using var file = File.OpenRead(body.Path);
        return StaysStored(file) ? new StoredInput(body.Path, body.Length, IsTemporary: true) : null;
    }

    private static InputAnswer Describe(Exchange exchange) =>
        new(
            exchange.FinalUrl,
            exchange.Etag,
            exchange.LastModified,
            exchange.IsNotModified,
            exchange.HttpStatus is 429 or 503
                ? RetryAfter.Parse(exchange.Hops[^1].Header("Retry-After"), exchange.StartedAt + exchange.Elapsed)
                : null
        );

    private bool IsCounted(WebUrl url) => clicks?.Judge(url).WouldCountAClick == true;

    private string DescribeClick(PostInput input, WebUrl counted)
    {
        var place = counted.Href == input.Name ? "" : $" leads to {counted.Href} and";
        var advice = clicks?.Judge(counted).Destination is { } shown
            ? $"name {shown.Href} instead"
            : "name the page that it leads to instead";
        return $"{input.Name}{place} was not fetched: asking would count as a click; {advice}";
    }

    private static InputBytes Failed(PostInput input, Reason reason, string message) =>
        new(PostSource.StandardInput, default, null, new Problem(ProblemCode.Input, reason, input.Name, message));

    private sealed record Begun(string Identity, Task<InputBytes> Reading, CancellationTokenSource End);
}
