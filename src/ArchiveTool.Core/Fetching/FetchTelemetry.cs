using System.Diagnostics;
using System.Diagnostics.Metrics;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>What fetching tells a listener: metrics, and one activity for each exchange. Without a listener it costs nothing.</summary>
/// <remarks>URLs may carry secrets, so none is a tag: hosts, outcomes and statuses are.</remarks>
public static class FetchTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "ArchiveTool";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "archivetool.requests",
        "{request}",
        "Requests that were sent or could not be, retries and redirects included."
    );

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "archivetool.retries",
        "{request}",
        "Requests that repeat a failed one."
    );

    private static readonly Counter<long> Received = Meter.CreateCounter<long>(
        "archivetool.received",
        "By",
        "Bytes of bodies received, their content coding kept."
    );

    internal static Activity? Start(FetchRequest request)
    {
        var activity = Source.StartActivity("archivetool.fetch", ActivityKind.Client);
        activity?.SetTag("server.address", request.Url.Host);
        return activity;
    }

    internal static void Finish(Activity? activity, Exchange exchange)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("http.response.status_code", exchange.HttpStatus);
        activity.SetTag("archivetool.hops", exchange.Hops.Count);
        if (exchange.Reason != Reason.Ok)
        {
            activity.SetTag("error.type", exchange.Reason.ToCode());
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    internal static void Count(HopOutcome outcome, bool isRetry)
    {
        Requests.Add(
            1,
            new KeyValuePair<string, object?>("http.response.status_code", outcome.Hop.Status),
            new KeyValuePair<string, object?>("archivetool.outcome", outcome.Reason.ToCode())
        );
        Received.Add(outcome.Received);
        if (isRetry)
        {
            Retries.Add(1);
        }
    }
}
