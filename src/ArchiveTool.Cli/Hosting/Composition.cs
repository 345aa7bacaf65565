using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Runs;
using ArchiveTool.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace ArchiveTool.Cli.Hosting;

/// <summary>What the command line gives to a run: the registration that every program with a container uses too.</summary>
internal static class Composition
{
    /// <summary>What the network is asked with where no option says otherwise.</summary>
    public static FetchOptions FetchDefaults() =>
        new()
        {
            UserAgent = $"ArchiveTool/{ToolVersion.Text} (+{ToolVersion.Address})",
            Proxy = ProxyFromEnvironment(),
        };

    /// <summary>The proxies that the environment names.</summary>
    public static ProxySettings ProxyFromEnvironment() =>
        ProxySettings.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The network, or the record that answers in its place.</summary>
    /// <param name="fetch">How requests are sent.</param>
    /// <param name="record">The WARC file to write, or null.</param>
    /// <param name="replay">The WARC or WACZ file that answers in place of the network, or null.</param>
    public static ExchangeSource GetExchanges(FetchOptions fetch, string? record, string? replay) =>
        new(fetch, $"archivetool/{ToolVersion.Text}")
        {
            RecordPath = record,
            ReplayPath = replay,
            CreateTransport = CreateTransport,
        };

    /// <summary>The container lives as long as the process, as its connections do.</summary>
    private static ITransport CreateTransport(FetchOptions fetch)
    {
        var services = new ServiceCollection();
        services
            .AddArchiveTool(options => options.Exchanges = options.Exchanges with { Fetch = fetch })
            .RemoveAllLoggers()
            // The names of a run's hosts are looked up again when the handler's own connections end.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services.BuildServiceProvider().GetRequiredService<ClientTransports>().Create(fetch);
    }
}
