using System.Globalization;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>What a proxy did in place of passing a request on.</summary>
/// <param name="What">What it did, to go on from "the proxy".</param>
/// <param name="IsRefusing">Whether it serves nobody like us, whatever is asked for.</param>
/// <param name="IsLasting">Whether another try would end alike.</param>
internal sealed record ProxyFailure(string What, bool IsRefusing, bool IsLasting)
{
    /// <summary>A proxy that answered itself.</summary>
    public static ProxyFailure Answered(int? status, string request) =>
        status switch
        {
            // Asked again with the same password it may lock the account.
            407 => new($"answered 407 to {request}: it wants a user name and password, or another one", true, true),
            403 => new($"answered 403 to {request}", false, true),
            null => new($"did not serve {request}", false, false),
            _ => new($"answered {status} to {request}", false, false),
        };

    /// <summary>What an exception says of the proxy; null if it says nothing.</summary>
    public static ProxyFailure? From(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ProxyConnectException)
            {
                return new ProxyFailure($"cannot be reached: {inner.Message}", true, false);
            }
        }

        return exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } tunnel
            ? tunnel.InnerException is { } socks
                ? new ProxyFailure($"did not serve SOCKS: {socks.Message}", false, false)
                : Answered(StatusIn(tunnel.Message), "CONNECT")
            : null;
    }

    // The platform says the status in its sentence alone.
    private static int? StatusIn(string message)
    {
        for (var at = message.Length - 3; at >= 0; at--)
        {
            if (
                int.TryParse(message.AsSpan(at, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                && status is >= 100 and < 600
            )
            {
                return status;
            }
        }

        return null;
    }
}
