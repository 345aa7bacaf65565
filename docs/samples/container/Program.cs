using ArchiveTool.Core;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Extensions;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// Only so that the sample may audit a server on this machine.
var fetch = new FetchOptions { UserAgent = "Sample/1.0", AllowPrivateNetwork = true };
using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(FetchTelemetry.Name).AddConsoleExporter().Build();
using var traces = Sdk.CreateTracerProviderBuilder().AddSource(FetchTelemetry.Name).AddConsoleExporter().Build();

var services = new ServiceCollection().AddTransient<CountingHandler>();
services.AddArchiveTool(options => options.Exchanges = new ExchangeSettings { Fetch = fetch }).AddHttpMessageHandler<CountingHandler>();
await using var provider = services.BuildServiceProvider();
var audited = await provider.GetRequiredService<ArchiveService>().AuditAsync(args);
Console.WriteLine($"{audited.Report.Links.Count} links, {CountingHandler.Count} requests through the handler");

internal sealed class CountingHandler : DelegatingHandler
{
    public static int Count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Count);
        return base.SendAsync(request, cancellationToken);
    }
}
