using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArchiveTool.Fixtures;

/// <summary>Writes a WARC 1.1 file with fixed dates and ids, each record a gzip member of its own.</summary>
internal sealed class WarcFile
{
    private const string Date = "2024-03-12T20:15:00Z";

    private readonly List<byte> bytes = [];
    private int records;

    public WarcFile() =>
        Add(
            "warcinfo",
            null,
            "application/warc-fields",
            "software: ArchiveTool fixtures\r\nformat: WARC File Format 1.1\r\n"u8.ToArray(),
            null
        );

    public byte[] Bytes => [.. bytes];

    public void AddResponse(string uri, string mediaType, byte[] body)
    {
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\nLast-Modified: Tue, 12 Mar 2024 08:00:00 GMT\r\n\r\n"
        );
        var response = Add("response", uri, "application/http; msgtype=response", [.. head, .. body], Digest(body));
        var target = new Uri(uri);
        var request = Encoding.ASCII.GetBytes(
            $"GET {target.PathAndQuery} HTTP/1.1\r\nHost: {target.Host}\r\nAccept: */*\r\n\r\n"
        );
        Add("request", uri, "application/http; msgtype=request", request, null, response);
    }

    private string Add(
        string type,
        string? uri,
        string contentType,
        byte[] block,
        string? payloadDigest,
        string? concurrentTo = null
    )
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"<urn:uuid:00000000-0000-4000-8000-{++records:D12}>");
        var head = new StringBuilder("WARC/1.1\r\n").Append(
            CultureInfo.InvariantCulture,
            $"WARC-Type: {type}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {Date}\r\n"
        );
        foreach (
            var (name, value) in (ReadOnlySpan<(string, string?)>)
                [("WARC-Target-URI", uri), ("WARC-Payload-Digest", payloadDigest), ("WARC-Concurrent-To", concurrentTo)]
        )
        {
            head.Append(value is null ? "" : $"{name}: {value}\r\n");
        }

        head.Append(
            CultureInfo.InvariantCulture,
            $"WARC-Block-Digest: {Digest(block)}\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n"
        );
        Append([.. Encoding.ASCII.GetBytes(head.ToString()), .. block, .. "\r\n\r\n"u8]);
        return id;
    }

    private void Append(byte[] record)
    {
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Checksums.Crc32(record));
        BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), record.Length);
        bytes.AddRange((ReadOnlySpan<byte>)[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        bytes.AddRange(Deflate.Compress(record));
        bytes.AddRange(trailer);
    }

    private static string Digest(byte[] block) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(block));
}
