using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>One host with every bad manner at once, and a hundred good pictures behind them.</summary>
public sealed class HostileCompanyTests : IDisposable
{
    private const int Good = 100;
    private const long MostMemory = 150_000_000;

    // 10 GB of zeros in 10 MB: a thousand members of 10 MB each.
    private static readonly byte[] BombMember = Gzip(new byte[10_000_000]);

    private static readonly Dictionary<string, string> Bad = new(StringComparer.Ordinal)
    {
        ["/endless"] = "too-large",
        ["/bomb"] = "too-large",
        ["/drip"] = "too-slow",
        ["/silent"] = "timeout",
        ["/short"] = "incomplete-body",
        ["/chunk"] = "incomplete-body",
        ["/broken-chunk"] = "incomplete-body",
        ["/flood"] = "protocol-error",
        ["/endless-head"] = "protocol-error",
        ["/garbage"] = "protocol-error",
        ["/loop"] = "redirect-loop",
        ["/chain0"] = "too-many-redirects",
        ["/later"] = "rate-limited",
        ["/much-later"] = "rate-limited",
        ["/empty"] = "empty-body",
        ["/nowhere"] = "bad-redirect",
        ["/file"] = "unsupported-scheme",
        ["/gone"] = "gone",
        ["/broken"] = "server-error",
        ["/page"] = "not-an-image",
    };

    private readonly TemporaryFolder folder = new();
    private long memory;
    private int healing;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_ends_in_its_own_reason_and_a_hundred_good_ones_beside_them_arrive()
    {
        Action look = () => { };
        await using var server = new RawServer(connection => ServeAsync(connection, () => look()));
        var paths = Bad.Keys.Append("/heals").Concat(Enumerable.Range(0, Good).Select(i => $"/good{i}"));
        folder.Write("post.html", string.Concat(paths.Select(path => $"<img src=\"{server.Url(path)}\">\n")));

        using var process = CommandLine.Start(
            new CliSettings(),
            "archive",
            folder["post.html"],
            "-o",
            folder["library"],
            "--allow-private-network",
            "--max-bytes",
            "3MB",
            // Long enough for a good answer on a busy machine; the silent ones wait so long, three times.
            "--timeout",
            "4s",
            "--retries",
            "2"
        );
        look = () => Look(process);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;

        Assert.Equal(1, process.ExitCode);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllBytesAsync(folder["library", "posts", "post", "manifest.json"])
        );
        var references = manifest.RootElement.GetProperty("references").EnumerateArray().ToList();
        Assert.Equal(
            Bad.Select(pair => $"{pair.Key} {pair.Value}"),
            references.Take(Bad.Count).Select(item => $"{GetPath(item)} {item.GetProperty("problem").GetString()}")
        );
        Assert.All(
            references.Skip(Bad.Count),
            item => Assert.Equal("archived", item.GetProperty("status").GetString())
        );
        Assert.Equal(1 + Good, references.Count - Bad.Count);
        Assert.True(memory > 0);
        // What is under test as it is shipped is held to its limit; beside the tests it is compiled as it runs.
        Assert.True(
            memory < MostMemory || Environment.GetEnvironmentVariable("ARCHIVETOOL_EXECUTABLE") is null,
            $"{memory / 1_000_000} MB at its peak"
        );
    }

    private void Look(System.Diagnostics.Process process)
    {
        lock (folder)
        {
            process.Refresh();
            memory = process.HasExited ? memory : Math.Max(memory, process.PeakWorkingSet64);
        }
    }

    private static string GetPath(JsonElement reference) =>
        new Uri(reference.GetProperty("url").GetString()!).AbsolutePath;

    private async Task ServeAsync(RawConnection connection, Action look)
    {
        while (await connection.ReadHeadAsync() is { } head)
        {
            look();
            var path = head.Split(' ')[1];
            if (path == "/heals" && Interlocked.Increment(ref healing) < 3)
            {
                await connection.RespondAsync("", [], "503 Busy");
            }
            else if (!await MisbehaveAsync(connection, path))
            {
                var seed = path.Sum(c => c);
                await connection.RespondAsync("Content-Type: image/png\r\n", ImageMaker.Png(40, 30, seed));
            }
        }

        look();
    }

    private static async Task<bool> MisbehaveAsync(RawConnection connection, string path)
    {
        switch (path)
        {
            case "/endless":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
                await RepeatAsync(connection, new byte[65536], 100);
                break;
            case "/bomb":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                await RepeatAsync(connection, BombMember, 1000);
                break;
            case "/drip":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
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
            case "/broken-chunk":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n");
                break;
            case "/flood":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\n\r\n");
                break;
            case "/endless-head":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\n");
                await RepeatAsync(connection, Encoding.ASCII.GetBytes($"X: {new string('x', 1000)}\r\n"), 10_000);
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

    private static async Task RepeatAsync(RawConnection connection, byte[] bytes, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await connection.WriteAsync(bytes);
        }
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
            "/much-later" => ("429 Later", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n"),
            "/empty" => ("200 OK", ""),
            "/nowhere" => ("302 Found", ""),
            "/file" => ("302 Found", "Location: file:///etc/passwd\r\n"),
            "/gone" => ("410 Gone", ""),
            "/broken" => ("500 Broken", ""),
            "/page" => ("200 OK", "Content-Type: text/html\r\n"),
            _ when number >= 0 => ("302 Found", $"Location: /chain{number + 1}\r\n"),
            _ => ("", ""),
        };
        if (status.Length > 0)
        {
            var body = path == "/page" ? "<!DOCTYPE html><title>No picture</title>" : "";
            await connection.RespondAsync(headers, Encoding.ASCII.GetBytes(body), status);
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
