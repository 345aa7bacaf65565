using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArchiveTool.Testing;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;
using CsCheck;

namespace ArchiveTool.Core.Tests.Records;

/// <summary>Records that other tools wrote, in the forms that they write.</summary>
public sealed class RecordedExchangesTests : IDisposable
{
    private const string Address = "http://pictures.example/a.png";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world")]
    [InlineData("5;name=value\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", "hello")]
    [InlineData("000A\r\n0123456789\r\n0\r\n\r\n", "0123456789")]
    [InlineData("5\nhello\n0\n\n", "hello")]
    [InlineData("0\r\n\r\n", "")]
    [InlineData("5\r\nhello\r\n6\r\n wor", "hello wor")]
    [InlineData("5\r\nhello\r\nnonsense", "hello")]
    [InlineData("GIF89a was never chunked", "GIF89a was never chunked")]
    [InlineData(
        "bad\nnews, and a first line that reads as a number",
        "bad\nnews, and a first line that reads as a number"
    )]
    [InlineData("", "")]
    public async Task A_chunked_payload_is_undone_as_far_as_it_goes(string written, string body)
    {
        Assert.Equal(body, await ReadBodyAsync(Response("Transfer-Encoding: chunked", written)));
    }

    [Fact]
    public void Chunks_of_any_size_give_what_was_cut_into_them()
    {
        Gen.Select(Gen.Byte.Array[0, 70_000], Gen.Int[1, 40_000])
            .Sample(
                (bytes, size) =>
                {
                    var chunked = new MemoryStream();
                    foreach (var chunk in bytes.Chunk(size))
                    {
                        chunked.Write(
                            Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture))
                        );
                        chunked.Write("\r\n"u8);
                        chunked.Write(chunk);
                        chunked.Write("\r\n"u8);
                    }

                    chunked.Write("0\r\n\r\n"u8);
                    using var own = new TemporaryFolder();
                    var warc = Response("Transfer-Encoding: chunked", chunked.ToArray());
                    using var record = RecordedExchanges.Open(own.Write("a.warc", warc), own.Path);
                    Assert.Equal(bytes, Read(record.Find("GET", Url(Address))!.Body));
                },
                iter: 200
            );
    }

    [Fact]
    public async Task A_record_cut_short_gives_the_exchanges_before_the_cut()
    {
        var whole = Pack(Response("X: 1", "first"), Response("X: 2", "second"));
        var cut = whole.AsSpan(0, whole.Length - 20);
        using var record = RecordedExchanges.Open(folder.Write("cut.warc.gz", cut), folder.Path);
        Assert.Equal("first", await Text(record.Find("GET", Url(Address))!));
    }

    [Fact]
    public async Task Two_answers_come_in_their_order_and_the_last_again()
    {
        var packed = Pack(Response("X: 1", "first"), Response("X: 2", "second"));
        using var record = RecordedExchanges.Open(folder.Write("two.warc.gz", packed), folder.Path);
        var url = Url(Address + "#fragment");
        Assert.Equal("first", await Text(record.Find("GET", url)!));
        Assert.Equal("second", await Text(record.Find("GET", url)!));
        Assert.Equal("second", await Text(record.Find("GET", url)!));
        Assert.Null(record.Find("GET", Url("http://pictures.example/b.png")));
        Assert.Null(record.Find("POST", url));
    }

    [Fact]
    public void A_field_is_joined_however_many_lines_it_goes_over()
    {
        const int Lines = 200_000;
        var folded = "X: 0" + string.Concat(Enumerable.Repeat("\r\n\t1", Lines));
        using var record = RecordedExchanges.Open(
            folder.Write("folded.warc", Response(folded, "payload")),
            folder.Path
        );

        var field = record.Find("GET", Url(Address))!.Headers.Single(header => header.Name == "X");
        Assert.Equal("0" + string.Concat(Enumerable.Repeat(" 1", Lines)), field.Value);
    }

    [Fact]
    public async Task A_body_that_a_record_holds_in_part_is_not_taken_for_whole()
    {
        var cut = Encoding.ASCII.GetString(Response("X: 1", "beginning"));
        var marked = cut.Replace(
            "WARC-Type: response",
            "WARC-Type: response\r\nWARC-Truncated: disconnect",
            StringComparison.Ordinal
        );
        using var record = RecordedExchanges.Open(folder.Write("marked.warc", marked), folder.Path);

        await Assert.ThrowsAsync<IOException>(() => Text(record.Find("GET", Url(Address))!));
    }

    [Fact]
    public async Task A_revisit_is_found_by_the_place_that_it_names_whatever_its_own_digest()
    {
        const string revisit =
            "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://pictures.example/b.png\r\n"
            + "WARC-Refers-To-Target-URI: http://pictures.example/a.png\r\nWARC-Payload-Digest: sha1:OFNOTHING\r\n"
            + "WARC-Refers-To-Date: 2021-11-25T12:00:00Z\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n";
        byte[] both = [.. Response("X: 1", "payload"), .. Encoding.ASCII.GetBytes(revisit)];
        using var record = RecordedExchanges.Open(folder.Write("revisit.warc", both), folder.Path);

        Assert.Equal("payload", await Text(record.Find("GET", Url("http://pictures.example/b.png"))!));
    }

    [Fact]
    public async Task An_archive_of_web_archives_answers_from_all_its_parts()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "datapackage.json", "{}"u8);
            Add(archive, "archive/one.warc.gz", Pack(Response("X: 1", "one")));
            Add(archive, "archive/two.warc", Response("X: 2", "two", "http://pictures.example/b.png"));
        }

        using var record = RecordedExchanges.Open(folder.Write("all.wacz", zip.ToArray()), folder.Path);
        Assert.Equal("one", await Text(record.Find("GET", Url(Address))!));
        Assert.Equal("two", await Text(record.Find("GET", Url("http://pictures.example/b.png"))!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no record at all")]
    [InlineData("WARC/1.0\r\nContent-Length: many\r\n\r\n")]
    public void What_is_no_record_is_said_to_be_none(string text)
    {
        var path = folder.Write("none.warc", text);
        Assert.Throws<InvalidDataException>(() => RecordedExchanges.Open(path, folder.Path));
    }

    [Fact]
    public async Task What_is_written_is_read_again_with_failures_and_repeated_payloads()
    {
        var path = folder["own.warc.gz"];
        var cancellation = TestContext.Current.CancellationToken;
        var options = new WarcWriterOptions { Software = "test" };
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        using (var writer = await WarcWriter.CreateAsync(file, "own.warc.gz", options, cancellation))
        {
            await writer.WriteExchangeAsync(Exchange(Address), cancellation);
            await writer.WriteExchangeAsync(Exchange("http://pictures.example/b.png"), cancellation);
            await writer.WriteFailureAsync("http://gone.example/", "timeout", DateTimeOffset.UnixEpoch, cancellation);
        }

        using var record = RecordedExchanges.Open(path, folder.Path);
        Assert.Equal("payload", await Text(record.Find("GET", Url(Address))!));
        Assert.Equal("payload", await Text(record.Find("GET", Url("http://pictures.example/b.png"))!));
        Assert.Equal("timeout", record.Find("GET", Url("http://gone.example/"))!.Failure);
        var head = record.Find("HEAD", Url(Address))!;
        Assert.Equal((200, ""), (head.Status, await Text(head)));
    }

    private static WarcExchange Exchange(string url) =>
        new()
        {
            TargetUri = url,
            Date = DateTimeOffset.UnixEpoch,
            Request = "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
            Response = "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(),
            Payload = new MemoryStream("payload"u8.ToArray()),
        };

    private async Task<string> ReadBodyAsync(byte[] warc)
    {
        using var record = RecordedExchanges.Open(folder.Write("a.warc", warc), folder.Path);
        return await Text(record.Find("GET", Url(Address))!);
    }

    private static async Task<string> Text(RecordedResponse response)
    {
        var bytes = new MemoryStream();
        await response.Body.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static byte[] Read(Stream body)
    {
        var bytes = new MemoryStream();
        body.CopyToAsync(bytes).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    private static WebUrl Url(string text) =>
        WebUrl.TryParse(text, null, out var url) ? url : throw new FormatException();

    private static byte[] Response(string header, string body, string url = Address) =>
        Response(header, Encoding.UTF8.GetBytes(body), url);

    private static byte[] Response(string header, byte[] body, string url = Address)
    {
        byte[] block = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n"), .. body];
        var head =
            $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: 2021-11-25T12:00:00Z\r\n"
            + $"WARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nContent-Length: {block.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    private static byte[] Pack(params ReadOnlySpan<byte[]> records)
    {
        var packed = new MemoryStream();
        foreach (var record in records)
        {
            using var member = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            member.Write(record);
        }

        return packed.ToArray();
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
