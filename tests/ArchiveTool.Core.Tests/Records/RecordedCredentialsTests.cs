using System.IO.Compression;
using System.Text;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Tests.Fetching;
using ArchiveTool.Testing;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Tests.Records;

/// <summary>Records are passed on; what opens doors stays out of them.</summary>
public sealed class RecordedCredentialsTests : IDisposable
{
    private static readonly string[] Secrets = ["s3cret-token", "s3cret-key", "s3cret-jar", "s3cret-set", "s3cret-url"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_holds_credentials_only_where_they_were_asked_for(bool keeps)
    {
        await using var server = await ServerAsync();
        var path = folder["record.warc"];
        await using (var bed = await RecordingAsync(path, server, keeps))
        {
            Assert.Equal(Reason.Ok, (await bed.ImageAsync("http://a.test/start")).Reason);
        }

        await using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.Latin1);
        var record = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(keeps ? Secrets : [], Secrets.Where(secret => record.Contains(secret, StringComparison.Ordinal)));
        Assert.Equal(keeps, record.Contains("Authorization:", StringComparison.Ordinal));
        Assert.Contains("Accept-Language: xx", record, StringComparison.Ordinal);
        Assert.All(server.RequestsFor("/start"), request => Assert.Equal("s3cret-token", request["Authorization"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task And_a_replay_takes_the_same_way(bool keeps)
    {
        await using var server = await ServerAsync();
        var path = folder["record.warc"];
        IReadOnlyList<int?> statuses;
        await using (var bed = await RecordingAsync(path, server, keeps))
        {
            statuses = [.. (await bed.ImageAsync("http://a.test/start")).Hops.Select(hop => hop.Status)];
        }

        await using var replaying = new FetchBed(transport: options => new ReplayTransport(
            RecordedExchanges.Open(path, options.TemporaryFolder)
        ));
        var replayed = await replaying.ImageAsync("http://a.test/start");

        Assert.Equal([302, 302, 302, 200], statuses);
        Assert.Equal(statuses, replayed.Hops.Select(hop => hop.Status));
        Assert.Equal(Reason.Ok, replayed.Reason);
        Assert.Equal(7, replayed.Body!.Length);
    }

    /// <summary>Redirects to itself until two cookies are set, then to an address with a password, which answers.</summary>
    private static async Task<TestServer> ServerAsync()
    {
        var server = await TestServer.StartAsync();
        server.Map(
            "/start",
            context =>
            {
                var cookies = context.Request.Headers.Cookie.ToString();
                var next =
                    !cookies.Contains("id=s3cret-set-1", StringComparison.Ordinal)
                    && !cookies.Contains("id=s3cret-set-2", StringComparison.Ordinal)
                        ? "1"
                    : cookies.Contains("id=s3cret-set-1", StringComparison.Ordinal) ? "2"
                    : null;
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = next is null ? "http://me:s3cret-url@a.test/end" : "/start";
                if (next is not null)
                {
                    context.Response.Headers.SetCookie = $"id=s3cret-set-{next}; Path=/; HttpOnly";
                }

                return Task.CompletedTask;
            }
        );
        server.Map("/end", "picture"u8.ToArray());
        return server;
    }

    private static async Task<FetchBed> RecordingAsync(string path, TestServer server, bool keeps)
    {
        var writer = await ExchangeRecorder.CreateAsync(
            path,
            new WarcWriterOptions { Software = "test" },
            TestContext.Current.CancellationToken
        );
        return new FetchBed(
            options =>
                options with
                {
                    RecordsCredentials = keeps,
                    ConnectTo = [.. server.ConnectTo("a.test").Select(FetchBed.Route)],
                    Cookies = [new Cookie("jar", "s3cret-jar", "a.test", true, "/", false, null)],
                    Headers =
                    [
                        new HostHeader("a.test", null, "Authorization", "s3cret-token") { AllowsPlainHttp = true },
                        new HostHeader("a.test", null, "X-Api-Key", "s3cret-key") { AllowsPlainHttp = true },
                        new HostHeader("a.test", null, "Accept-Language", "xx") { AllowsPlainHttp = true },
                    ],
                },
            transport: options => new RecordingTransport(new NetworkTransport(options), writer, options)
        );
    }
}
