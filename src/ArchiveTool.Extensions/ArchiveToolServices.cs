using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArchiveTool.Extensions;

/// <summary>Registers ArchiveTool with a container.</summary>
public static class ArchiveToolServices
{
    /// <summary>The name of the <see cref="HttpClient"/> that every request goes through.</summary>
    public const string HttpClientName = "ArchiveTool";

    /// <summary>
    /// Registers <see cref="ArchiveService"/> and <see cref="TrackingCatalogue"/>, and the client <see cref="HttpClientName"/>
    /// whose primary handler judges each address before it connects.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>
    /// The client's builder, for handlers of the program's own. Each hop of a redirect and each retry passes them. A
    /// different primary handler would have no address guard.
    /// </returns>
    public static IHttpClientBuilder AddArchiveTool(
        this IServiceCollection services,
        Action<ArchiveToolOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ArchiveToolOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddLogging();
        services.TryAddSingleton(static provider => new GuardedNetwork(
            provider.GetRequiredService<IOptions<ArchiveToolOptions>>().Value.Exchanges.Fetch
        ));
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<IOptions<ArchiveToolOptions>>().Value.Catalogue
        );
        services.TryAddSingleton<ClientTransports>();
        services.TryAddSingleton(static provider => new ArchiveService(
            provider.GetRequiredService<IOptions<ArchiveToolOptions>>(),
            provider.GetRequiredService<ClientTransports>(),
            provider.GetRequiredService<ILogger<ArchiveService>>()
        ));
        return services
            .AddHttpClient(HttpClientName)
            // A fetch has its own limits for connecting, headers and the body's pace.
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static provider =>
                provider.GetRequiredService<GuardedNetwork>().CreateHandler()
            );
    }
}
