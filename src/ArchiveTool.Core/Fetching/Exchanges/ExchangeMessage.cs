using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>A sentence for people on an exchange that failed.</summary>
internal static class ExchangeMessage
{
    /// <summary>What happened, to which URL, and what was sent.</summary>
    public static string Describe(Exchange exchange)
    {
        var url = exchange.Request.Url.Href;
        var via =
            exchange.Redirects.Count > 0
                ? $" (through {exchange.Redirects.Count} redirects to {exchange.FinalUrl.Href})"
                : "";
        var detail = exchange.Detail is null ? "" : $": {exchange.Detail}";
        if (exchange.HttpStatus is not { } status)
        {
            return $"{url}{via} could not be fetched: {exchange.Reason.ToCode()}{detail}";
        }

        return exchange.Reason is Reason.Forbidden or Reason.Unauthorized
            ? $"{url}{via} answered {status}, {Sent(exchange)}"
            : $"{url}{via} answered {status}: {exchange.Reason.ToCode()}{detail}";
    }

    /// <summary>With what it was refused: every referrer that was tried, in the order of the tries.</summary>
    private static string Sent(Exchange exchange)
    {
        var tried = exchange
            .Attempts.Where(attempt => attempt.Status is 401 or 403)
            .Select(attempt => attempt.ReferrerSent ?? "none")
            .Distinct(StringComparer.Ordinal);
        var sent = string.Join(", then ", tried);
        return sent is "none" or "" ? "no referrer sent" : $"referrer sent: {sent}";
    }
}
