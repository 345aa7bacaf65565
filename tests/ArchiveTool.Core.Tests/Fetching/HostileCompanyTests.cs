using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>One host with every bad manner at once, and a hundred good pictures behind them.</summary>
public sealed class HostileCompanyTests
{
    private static readonly byte[] Picture = Encoding.ASCII.GetBytes(new string('p', 20_000));

    // 10 GB of zeros in 10 MB: a thousand members of 10 MB each.
    private static readonly byte[] BombMember = Gzip(new byte[10_000_000]);

    private static readonly Dictionary<string, Reason> Bad = new(StringComparer.Ordinal)
    {
        ["/endless"] = Reason.TooLarge,
        ["/bomb"] = Reason.TooLarge,
        ["/drip"] = Reason.TooSlow,
        ["/silent"] = Reason.Timeout,
        ["/short"] = Reason.IncompleteBody,
        ["/chunk"] = Reason.IncompleteBody,
        ["/flood"] = Reason.ProtocolError,
        ["/garbage"] = Reason.ProtocolError,
        ["/loop"] = Reason.RedirectLoop,
        ["/chain0"] = Reason.TooManyRedirects,
        ["/later"] = Reason.RateLimited,
        ["/empty"] = Reason.EmptyBody,
        ["/nowhere"] = Reason.BadRedirect,
        ["/file"] = Reason.UnsupportedScheme,
        ["/gone"] = Reason.Gone,
        ["/broken"] = Reason.ServerError,
    };

    [Fact]
    public async Task Each_ends_in_its_own_reason_and_a_hundred_good_ones_beside_them_arrive()
    {
        var healing = 0;
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadHeadAsync() is { } head)
            {
                var path = head.Split(' ')[1];
                if (path == "/heals" && Interlocked.Increment(ref healing) < 3)
                {
                    await connection.RespondAsync("", [], "503 Busy");
                }
                else if (!await MisbehaveAsync(connection, path))
                {
                    await connection.RespondAsync("Content-Type: image/png\r\n", Picture);
                }
            }
        });
        await using var bed = new FetchBed(options =>
            options with
            {
                MaxBytes = 3_000_000,
                // Long enough for a good answer on a busy machine; the silent ones wait so long, three times.
                Timeout = TimeSpan.FromSeconds(4),
                Retries = 2,
            }
        );
        var good = Enumerable.Range(0, 100).Select(i => $"/good/{i}").Append("/heals");

        var exchanges = await Task.WhenAll(Bad.Keys.Concat(good).Select(path => bed.ImageAsync(server.Url(path))));

        var reasons = exchanges.ToDictionary(
            exchange => exchange.Request.Url.Path,
            exchange => exchange.Reason,
            StringComparer.Ordinal
        );
        Assert.All(Bad, expected => Assert.Equal(expected, KeyValuePair.Create(expected.Key, reasons[expected.Key])));
        Assert.All(exchanges.Skip(Bad.Count), exchange => Assert.Equal(Reason.Ok, exchange.Reason));
        Assert.Equal(101, bed.Files.Count);
    }

    private static async Task<bool> MisbehaveAsync(RawConnection connection, string path)
    {
        switch (path)
        {
            case "/endless":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
                for (var i = 0; i < 100; i++)
                {
                    await connection.WriteAsync(new byte[65536]);
                }

                break;
            case "/bomb":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                for (var i = 0; i < 1000; i++)
                {
                    await connection.WriteAsync(BombMember);
                }

                break;
            case "/drip":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                await connection.WriteAsync("x");
                await connection.HangAsync();
                break;
            case "/silent":
                await connection.HangAsync();
                break;
            case "/short":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
                break;
            case "/chunk":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                break;
            case "/flood":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\n\r\n");
                break;
            case "/garbage":
                await connection.WriteAsync("garbage\r\n\r\n");
                break;
            default:
                return await AnswerBadlyAsync(connection, path);
        }

        // The connection is spent.
        connection.End();
        return true;
    }

    private static async Task<bool> AnswerBadlyAsync(RawConnection connection, string path)
    {
        var number = path.StartsWith("/chain", StringComparison.Ordinal)
            ? int.Parse(path[6..], CultureInfo.InvariantCulture)
            : -1;
        var (status, headers) = path switch
        {
            "/loop" => ("302 Found", "Location: /loop2\r\n"),
            "/loop2" => ("302 Found", "Location: /loop\r\n"),
            "/later" => ("429 Later", "Retry-After: 3600\r\n"),
            "/empty" => ("200 OK", ""),
            "/nowhere" => ("302 Found", ""),
            "/file" => ("302 Found", "Location: file:///etc/passwd\r\n"),
            "/gone" => ("410 Gone", ""),
            "/broken" => ("500 Broken", ""),
            _ when number >= 0 => ("302 Found", $"Location: /chain{number + 1}\r\n"),
            _ => ("", ""),
        };
        if (status.Length > 0)
        {
            await connection.RespondAsync(headers, [], status);
        }

        return status.Length > 0;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var coded = new MemoryStream();
        using (var stream = new GZipStream(coded, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return coded.ToArray();
    }
}
