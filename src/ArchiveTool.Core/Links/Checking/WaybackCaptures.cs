using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Checking;

/// <summary>
/// Finds the capture of a page that is closest to a day, by the Wayback Machine's availability API
/// (https://archive.org/help/wayback_api.php). One request at a time; an archive that keeps failing is left in peace.
/// </summary>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="endpoint">The API's address.</param>
internal sealed class WaybackCaptures(Fetcher fetcher, WebUrl endpoint)
{
    /// <summary>The API's address where nobody names another.</summary>
    public const string DefaultEndpoint = "https://archive.org/wayback/available";

    /// <summary><see cref="DefaultEndpoint"/>, parsed.</summary>
    public static WebUrl? DefaultUrl => WebUrl.TryParse(DefaultEndpoint, null, out var url) ? url : null;

    private const int MostFailures = 3;
    private const int AnswerLimit = 64 * 1024;

    private readonly Dictionary<string, string?> answers = new(StringComparer.Ordinal);
    private int failures;

    /// <summary>What went wrong, or null.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>The address of the capture, or null.</summary>
    /// <param name="url">The page.</param>
    /// <param name="near">The day; null for the latest capture.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<string?> FindAsync(string url, DateTimeOffset? near, CancellationToken cancellationToken)
    {
        if (failures >= MostFailures || GetQuestion(url, near) is not { } question)
        {
            return null;
        }

        if (answers.TryGetValue(question.Href, out var known))
        {
            return known;
        }

        var exchange = await fetcher.FetchAsync(
            new FetchRequest(question)
            {
                Destination = FetchDestination.Document,
                KeepBody = false,
                BodyLimit = AnswerLimit,
            },
            cancellationToken
        );
        try
        {
            if (exchange.Reason == Reason.Ok)
            {
                var found = CaptureIn(exchange.Head, fetcher.Options.AllowPrivateNetwork);
                failures = 0;
                answers[question.Href] = found;
                return found;
            }

            Fail(exchange.Reason, ExchangeMessage.Describe(exchange));
        }
        catch (JsonException)
        {
            Fail(Reason.ProtocolError, $"{question.Href} did not answer with JSON");
        }

        return null;
    }

    private void Fail(Reason reason, string what)
    {
        failures++;
        Problem ??= new Problem(
            ProblemCode.Input,
            reason,
            endpoint.Href,
            $"captures of dead links could not be looked up: {what}"
        );
    }

    private WebUrl? GetQuestion(string url, DateTimeOffset? near)
    {
        // A page is captured once, whatever places in it links lead to.
        var text = $"url={Uri.EscapeDataString(url.Split('#')[0])}";
        if (near is { } day)
        {
            text += "&timestamp=" + day.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        }

        var before = endpoint.Query is { Length: > 0 } query ? $"?{query}&" : "?";
        return WebUrl.TryParse(before + text, endpoint.WithoutFragment(), out var question) ? question : null;
    }

    private static string? CaptureIn(ReadOnlyMemory<byte> json, bool allowPrivateNetwork)
    {
        using var answer = ForeignJson.Parse(Encoding.UTF8.GetString(json.Span));
        return
            answer.RootElement.ValueKind == JsonValueKind.Object
            && answer.RootElement.TryGetProperty("archived_snapshots", out var snapshots)
            && snapshots.ValueKind == JsonValueKind.Object
            && snapshots.TryGetProperty("closest", out var closest)
            && closest.ValueKind == JsonValueKind.Object
            && IsUsable(closest)
            && closest.TryGetProperty("url", out var address)
            && address.ValueKind == JsonValueKind.String
            && WebUrl.TryParse(address.GetString()!, null, out var url)
            && url.IsHttp
            && url.Username.Length + url.Password.Length == 0
            && (allowPrivateNetwork || IsPublic(url))
            ? url.Href
            : null;
    }

    /// <summary>
    /// A report must not send its readers to their own machine or network because an archive says so: no loopback, no
    /// private address, no name without a dot.
    /// </summary>
    private static bool IsPublic(WebUrl url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            ? AddressGuard.IsPublic(address)
            : !AddressGuard.IsLoopbackName(url.Host) && url.Host.TrimEnd('.').Contains('.', StringComparison.Ordinal);

    /// <summary>A capture of an error page is of no use.</summary>
    private static bool IsUsable(JsonElement closest) =>
        !(closest.TryGetProperty("available", out var available) && available.ValueKind == JsonValueKind.False)
        && !(
            closest.TryGetProperty("status", out var status)
            && status.ToString() is { Length: 3 } text
            && text[0] is '4' or '5'
        );
}
