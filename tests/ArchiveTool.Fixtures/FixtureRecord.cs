using System.Buffers.Binary;
using ArchiveTool.Warc;

namespace ArchiveTool.Fixtures;

/// <summary>A WARC of invented exchanges: fixed dates and names, gzip members of stored blocks.</summary>
internal static class FixtureRecord
{
    private static readonly DateTimeOffset Begin = new(2021, 11, 25, 13, 0, 0, TimeSpan.Zero);

    public static async Task<byte[]> MakeAsync(
        IReadOnlyList<FixtureResponse> responses,
        CancellationToken cancellationToken
    )
    {
        var ids = 0;
        var options = new WarcWriterOptions
        {
            Software = "ArchiveTool.Fixtures",
            Compress = false,
            Time = new StandingClock(Begin),
            NewId = () => new Guid(++ids, 0x1AB, 0x4CD, [0x80, 0, 0, 0, 0, 0, 0, 0]),
        };
        var output = new MemoryStream();
        using var writer = await WarcWriter.CreateAsync(output, "harbour-lights.warc.gz", options, cancellationToken);
        for (var i = 0; i < responses.Count; i++)
        {
            var date = Begin.AddSeconds(i + 1);
            await writer.WriteExchangeAsync(Exchange(responses[i], date), cancellationToken);
        }

        return Pack(output.ToArray());
    }

    private static WarcExchange Exchange(FixtureResponse response, DateTimeOffset date)
    {
        var url = new Uri(response.Url);
        return new WarcExchange
        {
            TargetUri = response.Url,
            Date = date,
            Request = HttpHead.Request(
                "GET",
                url.PathAndQuery,
                url.Host,
                [new("User-Agent", "ArchiveTool"), new("Accept", "*/*")]
            ),
            Response = HttpHead.Response(
                200,
                [
                    new("Date", date.ToString("r", System.Globalization.CultureInfo.InvariantCulture)),
                    new("Content-Type", response.MediaType),
                    new("Content-Length", $"{response.Body.Length}"),
                    new("ETag", $"\"{Checksums.Crc32(response.Body):x8}\""),
                    new("Last-Modified", "Thu, 25 Nov 2021 12:40:00 GMT"),
                ]
            ),
            Payload = new MemoryStream(response.Body),
        };
    }

    /// <summary>Each record into a separate gzip member. The bodies are compressed already, so they are stored.</summary>
    private static byte[] Pack(byte[] warc)
    {
        var packed = new MemoryStream();
        var start = "WARC/1.1\r\nWARC-Type"u8.ToArray();
        for (var at = 0; at < warc.Length; )
        {
            var next = warc.AsSpan(at + 1).IndexOf(start);
            var record = warc.AsSpan(at, next < 0 ? warc.Length - at : next + 1);
            packed.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
            packed.Write(StableDeflate.Store(record));
            var trailer = new byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(trailer, Checksums.Crc32(record));
            BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), record.Length);
            packed.Write(trailer);
            at += record.Length;
        }

        return packed.ToArray();
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
