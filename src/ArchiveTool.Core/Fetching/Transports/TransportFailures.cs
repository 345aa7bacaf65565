using System.Net.Sockets;
using System.Security.Authentication;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>What the platform's exceptions mean.</summary>
internal static class TransportFailures
{
    public static Reason GetReason(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (ReasonOfOne(inner) is { } reason)
            {
                return reason;
            }
        }

        return (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => Reason.Tls,
            HttpRequestError.NameResolutionError => Reason.DnsFailure,
            HttpRequestError.InvalidResponse
            or HttpRequestError.HttpProtocolError
            or HttpRequestError.ConfigurationLimitExceeded => Reason.ProtocolError,
            HttpRequestError.ProxyTunnelError => Reason.ProxyFailed,
            _ => Reason.ConnectionCut,
        };
    }

    /// <summary>The words that say most: those of the innermost exception.</summary>
    public static string GetDetail(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception.Message;
    }

    private static Reason? ReasonOfOne(Exception exception) =>
        exception switch
        {
            PrivateAddressException => Reason.PrivateNetwork,
            AuthenticationException => Reason.Tls,
            SocketException socket => socket.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData => Reason.Dns,
                SocketError.TryAgain or SocketError.NoRecovery => Reason.DnsFailure,
                SocketError.ConnectionRefused => Reason.Refused,
                // No way there from here says nothing of who is there.
                SocketError.HostUnreachable
                or SocketError.NetworkUnreachable
                or SocketError.NetworkDown
                or SocketError.HostDown
                or SocketError.AddressNotAvailable => Reason.Unreachable,
                SocketError.TimedOut => Reason.Timeout,
                _ => null,
            },
            _ => null,
        };
}
