using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Tests.Fetching;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>Records, and behind them what reads answers: redirects, codings, walls, soft 404s and a page's anchors.</summary>
internal static class RecordTarget
{
    private static readonly string[] Addresses =
    [
        "http://pictures.example/a.png",
        "https://pages.example/page",
        "https://pages.example/moved",
    ];

    private static readonly Lazy<TrackingCatalogue> Catalogue = new(TrackingCatalogue.Load);

    public static FuzzTarget Value { get; } =
        new(
            "record",
            FuzzTarget.Files(["fuzz", "records"], [".warc", ".gz", ".wacz"]),
            [
                "WARC/1.1\r\n",
                "\r\n",
                "\r\n\r\n",
                " folded\r\n",
                "Content-Length: ",
                "99999999999999",
                "-1",
                "HTTP/1.1 302 x\r\n",
                "Location: ",
                "Transfer-Encoding: chunked\r\n",
                "Content-Encoding: gzip\r\n",
                "Content-Encoding: br\r\n",
                "WARC-Truncated: length\r\n",
                "WARC-Type: revisit\r\n",
                "Retry-After: 0\r\n",
                "FFFFFFFFFFFFFFFF\r\n",
                "<h1>Not found</h1>",
                "<meta charset=",
            ],
            CheckAsync
        );

    private static async Task CheckAsync(byte[] input)
    {
        using var folder = new TemporaryFolder();
        RecordedExchanges record;
        try
        {
            record = RecordedExchanges.Open(folder.Write("record", input), folder.Path);
        }
        catch (InvalidDataException)
        {
            // Said to the user: there is no record in it.
            return;
        }

        await using var bed = new FetchBed(
            options => options with { Retries = 0 },
            null,
            _ => new ReplayTransport(record)
        );
        await using var fetcher = new Fetcher(bed.Options, new ReplayTransport(record), TimeProvider.System);
        var checker = new LinkChecker(fetcher, Catalogue.Value, new LinkCheckOptions { CheckFragments = true });
        foreach (var address in Addresses)
        {
            var exchange = await bed.ImageAsync(address);
            Assert.NotEqual(default, exchange);
            var query = new LinkQuery(FuzzTargets.Url(address), FetchDestination.Link, null, ReferrerPolicy.NoReferrer);
            Assert.NotNull(await checker.CheckAsync(query, CancellationToken.None));
        }
    }
}
