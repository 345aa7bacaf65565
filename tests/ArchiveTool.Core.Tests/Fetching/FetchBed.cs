using System.Security.Cryptography.X509Certificates;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Testing;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>A fetcher with its own temporary folder, which trusts the tests' authority and reaches loopback.</summary>
internal sealed class FetchBed : IAsyncDisposable
{
    private readonly Fetcher fetcher;

    public FetchBed(
        Func<FetchOptions, FetchOptions>? change = null,
        TimeProvider? time = null,
        Func<FetchOptions, ITransport>? transport = null
    )
    {
        Folder = Directory.CreateTempSubdirectory("fetch-").FullName;
        var options = new FetchOptions
        {
            TemporaryFolder = Folder,
            UserAgent = "test/1",
            AllowPrivateNetwork = true,
            RetryDelay = TimeSpan.Zero,
            TrustedRoots = new X509Certificate2Collection(TestAuthority.Shared.Root),
        };
        Options = change is null ? options : change(options);
        fetcher = new Fetcher(
            Options,
            transport is null ? new NetworkTransport(Options) : transport(Options),
            time ?? TimeProvider.System
        );
    }

    public string Folder { get; }

    public FetchOptions Options { get; }

    public static WebUrl Url(string text) =>
        WebUrl.TryParse(text, null, out var url) ? url : throw new ArgumentException(text, nameof(text));

    public static ConnectTo Route(string text) =>
        ConnectTo.TryParse(text, out var route) ? route : throw new ArgumentException(text, nameof(text));

    public Task<Exchange> ImageAsync(string url) => FetchAsync(Image(url));

    public Task<Exchange> FetchAsync(FetchRequest request) =>
        fetcher.FetchAsync(request, TestContext.Current.CancellationToken);

    public Task<Exchange> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(request, cancellationToken);

    public ValueTask<NetworkFault?> FindFaultAsync() => fetcher.FindFaultAsync(TestContext.Current.CancellationToken);

    public static FetchRequest Image(string url) => new(Url(url)) { Destination = FetchDestination.Image };

    public static FetchRequest Link(string url) =>
        new(Url(url)) { Destination = FetchDestination.Link, KeepBody = false };

    /// <summary>Temporary files that nobody owns any more, or not yet.</summary>
    public IReadOnlyList<string> Files => Directory.GetFiles(Folder);

    public async ValueTask DisposeAsync()
    {
        await fetcher.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
