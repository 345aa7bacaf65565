using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Records;

/// <summary>
/// Writes WARC 1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/), each record a gzip
/// member of its own. The file grows under a temporary name and gets its own when it is finished.
/// </summary>
public sealed class WarcWriter : IAsyncDisposable
{
    internal const string FailureField = "archivetool-failure";

    private readonly string path;
    private readonly string unfinished;
    private readonly FileStream file;
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, (string Uri, string Date)> payloads = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    private WarcWriter(string path, FileStream file, TimeProvider time)
    {
        this.path = path;
        this.file = file;
        this.time = time;
        unfinished = file.Name;
    }

    /// <summary>Begins a file with its warcinfo record.</summary>
    /// <param name="path">The file; what stood there stays until the new one is finished.</param>
    /// <param name="software">Name and version for the warcinfo record.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task<WarcWriter> CreateAsync(string path, string software, TimeProvider time)
    {
        var full = Path.GetFullPath(path);
        var file = new FileStream(full + ".unfinished", FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        var writer = new WarcWriter(full, file, time);
        var info = Encoding.UTF8.GetBytes(
            $"software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        );
        await writer.WriteRecordAsync(
            [
                new("WARC-Type", "warcinfo"),
                new("WARC-Record-ID", NewId()),
                new("WARC-Date", writer.Now()),
                new("WARC-Filename", Path.GetFileName(full)),
                new("Content-Type", "application/warc-fields"),
            ],
            info,
            Stream.Null
        );
        return writer;
    }

    /// <summary>Writes an exchange: the response, or a revisit of a payload written before, and the request to it.</summary>
    /// <param name="uri">The URL asked for.</param>
    /// <param name="request">The request's head as sent.</param>
    /// <param name="response">The response's head as received, its transfer coding undone.</param>
    /// <param name="payload">The body, its content coding kept; seekable, read from its beginning.</param>
    /// <param name="isTruncated">Whether only a part of the body was read.</param>
    public async Task WriteExchangeAsync(string uri, byte[] request, byte[] response, Stream payload, bool isTruncated)
    {
        var payloadDigest = Digest([], payload);
        var (responseId, requestId, date) = (NewId(), NewId(), Now());
        await gate.WaitAsync();
        try
        {
            var fields = new List<WarcField>
            {
                new("WARC-Record-ID", responseId),
                new("WARC-Date", date),
                new("WARC-Target-URI", uri),
                new("WARC-Payload-Digest", payloadDigest),
                new("Content-Type", "application/http; msgtype=response"),
            };
            if (isTruncated)
            {
                fields.Add(new("WARC-Truncated", "length"));
            }

            var isRevisit = payload.Length > 0 && !isTruncated && payloads.TryGetValue(payloadDigest, out _);
            if (isRevisit)
            {
                var (sameUri, sameDate) = payloads[payloadDigest];
                fields.Insert(0, new("WARC-Type", "revisit"));
                fields.Add(new("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"));
                fields.Add(new("WARC-Refers-To-Target-URI", sameUri));
                fields.Add(new("WARC-Refers-To-Date", sameDate));
                await WriteRecordAsync(fields, response, Stream.Null);
            }
            else
            {
                fields.Insert(0, new("WARC-Type", "response"));
                await WriteRecordAsync(fields, response, payload);
                payloads.TryAdd(payloadDigest, (uri, date));
            }

            await WriteRecordAsync(
                [
                    new("WARC-Type", "request"),
                    new("WARC-Record-ID", requestId),
                    new("WARC-Date", date),
                    new("WARC-Target-URI", uri),
                    new("WARC-Concurrent-To", responseId),
                    new("Content-Type", "application/http; msgtype=request"),
                ],
                request,
                Stream.Null
            );
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Writes that a request brought no response, so that a replay fails the same way.</summary>
    public async Task WriteFailureAsync(string uri, Reason reason)
    {
        await gate.WaitAsync();
        try
        {
            await WriteRecordAsync(
                [
                    new("WARC-Type", "metadata"),
                    new("WARC-Record-ID", NewId()),
                    new("WARC-Date", Now()),
                    new("WARC-Target-URI", uri),
                    new("Content-Type", "application/warc-fields"),
                ],
                Encoding.ASCII.GetBytes($"{FailureField}: {reason.ToCode()}\r\n\r\n"),
                Stream.Null
            );
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Finishes the file: flushed, then given its name.</summary>
    public async ValueTask DisposeAsync()
    {
        await file.FlushAsync();
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(unfinished, path, overwrite: true);
        gate.Dispose();
    }

    private async Task WriteRecordAsync(List<WarcField> fields, byte[] head, Stream payload)
    {
        payload.Position = 0;
        fields.Add(new("WARC-Block-Digest", Digest(head, payload)));
        fields.Add(new("Content-Length", (head.Length + payload.Length).ToString(CultureInfo.InvariantCulture)));
        var text = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in fields)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        text.Append("\r\n");
        await using var member = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        await member.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
        await member.WriteAsync(head);
        payload.Position = 0;
        await payload.CopyToAsync(member);
        await member.WriteAsync("\r\n\r\n"u8.ToArray());
    }

    /// <summary>SHA-1 in base 32: not for security, but because every reader of WARC checks this one.</summary>
    private static string Digest(byte[] head, Stream payload)
    {
#pragma warning disable CA5350
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(head);
        payload.Position = 0;
        var buffer = new byte[1 << 16];
        for (int read; (read = payload.Read(buffer)) > 0; )
        {
            hash.AppendData(buffer, 0, read);
        }

        return "sha1:" + Base32.Encode(hash.GetHashAndReset());
    }

    private static string NewId() => $"<urn:uuid:{Guid.NewGuid()}>";

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
