using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>A certificate names addresses for its issuer, OCSP and CRLs: fetching them would bypass the address guard.</summary>
public sealed class CertificateDownloadTests
{
    [Theory]
    [InlineData("insecure", Reason.Ok)]
    [InlineData("trusted roots", Reason.Tls)]
    [InlineData("system roots", Reason.Tls)]
    [InlineData("insecure through a proxy", Reason.Ok)]
    public async Task Nothing_that_a_certificate_names_is_downloaded(string mode, Reason reason)
    {
        await using var named = await TestServer.StartAsync();
        using var certificate = TestAuthority.Shared.Beneath("127.0.0.1", named.Http(""));
        await using var server = new RawServer(
            async connection =>
            {
                while (await connection.ReadHeadAsync() is not null)
                {
                    await connection.RespondAsync("", "picture"u8.ToArray());
                }
            },
            certificate
        );
        await using var proxy = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
            await connection.RelayAsync(server.Port);
        });
        Assert.True(ProxySettings.TryParse($"127.0.0.1:{proxy.Port}", out var through));
        await using var bed = new FetchBed(options =>
            options with
            {
                Insecure = mode.StartsWith("insecure", StringComparison.Ordinal),
                TrustedRoots = mode == "trusted roots" ? options.TrustedRoots : null,
                Proxy = mode.EndsWith("proxy", StringComparison.Ordinal) ? through : options.Proxy,
            }
        );

        var exchange = await bed.ImageAsync(server.Url("/a.png"));

        Assert.Equal(reason, exchange.Reason);
        Assert.Empty(named.Requests);
    }
}
