using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ArchiveTool.Warc;

/// <summary>
/// Writes WARC 1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/) to a stream that
/// belongs to the caller. After a write that failed, a stream that can seek ends with the last whole exchange. One
/// exchange is written at a time, from any thread.
/// </summary>
public sealed class WarcWriter : IDisposable
{
    internal const string FailureField = "archivetool-failure";

    private const int BufferSize = 1 << 16;

    private static readonly byte[] RecordEnd = "\r\n\r\n"u8.ToArray();

    private readonly Stream output;
    private readonly WarcWriterOptions options;
    private readonly string warcinfoId;
    private readonly SemaphoreSlim gate = new(1);
    private long written;
    private readonly Dictionary<string, (string Uri, string Date)> payloads = new(StringComparer.Ordinal);

    private WarcWriter(Stream output, WarcWriterOptions options)
    {
        this.output = output;
        this.options = options;
        warcinfoId = NewId();
    }

    /// <summary>Begins a record with its warcinfo.</summary>
    /// <param name="output">Where it is written; a write there must not be held back, or it could not be taken back.</param>
    /// <param name="fileName">The name of the file that it becomes.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static async Task<WarcWriter> CreateAsync(
        Stream output,
        string fileName,
        WarcWriterOptions options,
        CancellationToken cancellationToken
    )
    {
        var writer = new WarcWriter(output, options);
        await writer.WriteInfoAsync(fileName, cancellationToken);
        return writer;
    }

    /// <summary>
    /// Writes an exchange: the response (or a revisit, where the file already holds that payload), then the request.
    /// </summary>
    /// <exception cref="IOException">The disk is full, or the payload cannot be read; no part of the exchange is kept.</exception>
    public async Task<WarcPlace> WriteExchangeAsync(WarcExchange exchange, CancellationToken cancellationToken)
    {
        var head = HttpHead.WithTransferCodingUndone(exchange.Response);
        var (payloadDigest, blockDigest) = await WarcDigest.ComputeAsync(head, exchange.Payload, cancellationToken);
        await gate.WaitAsync(cancellationToken);
        var start = output.CanSeek ? output.Position : 0;
        var offset = written;
        try
        {
            var (responseId, date) = (NewId(), Date(exchange.Date));
            var isKnown = payloads.TryGetValue(payloadDigest, out var known);
            var fields = Fields(isKnown && IsRevisitable(exchange) ? "revisit" : "response", responseId, date);
            AddContext(fields, exchange);
            fields.AddRange(exchange.Fields);
            fields.Add(new("WARC-Payload-Digest", payloadDigest));
            fields.Add(new("Content-Type", "application/http; msgtype=response"));
            if (isKnown && IsRevisitable(exchange))
            {
                fields.Add(new("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"));
                fields.Add(new("WARC-Refers-To-Target-URI", known.Uri));
                fields.Add(new("WARC-Refers-To-Date", known.Date));
                await WriteRecordAsync(fields, head, Stream.Null, WarcDigest.Compute(head.Span), cancellationToken);
            }
            else
            {
                AddTruncation(fields, exchange.Truncation);
                await WriteRecordAsync(
                    fields,
                    head,
                    exchange.Payload,
                    blockDigest,
                    cancellationToken,
                    exchange.IsCompressed ? CompressionLevel.NoCompression : CompressionLevel.Fastest
                );
            }

            var place = new WarcPlace(offset, written - offset, isKnown && IsRevisitable(exchange), payloadDigest);
            await WriteRequestAsync(exchange, responseId, date, cancellationToken);
            if (IsRevisitable(exchange))
            {
                payloads.TryAdd(payloadDigest, (exchange.TargetUri, date));
            }

            return place;
        }
        catch
        {
            written = offset;
            TakeBack(start);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Writes, as a metadata record, that a request brought no response, so that a replay fails the same way.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public async Task WriteFailureAsync(
        string targetUri,
        string failure,
        DateTimeOffset date,
        CancellationToken cancellationToken
    )
    {
        await gate.WaitAsync(cancellationToken);
        var start = output.CanSeek ? output.Position : 0;
        try
        {
            var fields = Fields("metadata", NewId(), Date(date));
            fields.Add(new("WARC-Target-URI", targetUri));
            fields.Add(new("Content-Type", "application/warc-fields"));
            var block = Encoding.ASCII.GetBytes($"{FailureField}: {failure}\r\n");
            await WriteRecordAsync(fields, block, Stream.Null, WarcDigest.Compute(block), cancellationToken);
        }
        catch
        {
            TakeBack(start);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    /// <summary>A part of a body says nothing on another that begins like it, and an empty one is not worth a reference.</summary>
    private static bool IsRevisitable(WarcExchange exchange) =>
        exchange is { Truncation: WarcTruncation.None, Payload.Length: > 0 };

    private static void AddContext(List<WarcField> fields, WarcExchange exchange)
    {
        fields.Add(new("WARC-Target-URI", exchange.TargetUri));
        if (exchange.Address is { } address)
        {
            fields.Add(new("WARC-IP-Address", (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()));
        }

        if (exchange.Protocol is { } protocol)
        {
            fields.Add(new("WARC-Protocol", protocol));
        }
    }

    private static void AddTruncation(List<WarcField> fields, WarcTruncation truncation)
    {
        if (truncation != WarcTruncation.None)
        {
            fields.Add(new("WARC-Truncated", truncation.ToString().ToLowerInvariant()));
        }
    }

    private static string Date(DateTimeOffset date) =>
        date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private string NewId() => $"<urn:uuid:{options.NewId()}>";

    private List<WarcField> Fields(string type, string id, string date)
    {
        var fields = new List<WarcField> { new("WARC-Type", type), new("WARC-Record-ID", id), new("WARC-Date", date) };
        if (id != warcinfoId)
        {
            fields.Add(new("WARC-Warcinfo-ID", warcinfoId));
        }

        return fields;
    }

    private Task WriteInfoAsync(string fileName, CancellationToken cancellationToken)
    {
        var fields = Fields("warcinfo", warcinfoId, Date(options.Time.GetUtcNow()));
        fields.Add(new("WARC-Filename", fileName));
        fields.Add(new("Content-Type", "application/warc-fields"));
        var block = Encoding.UTF8.GetBytes(
            $"software: {options.Software}\r\nformat: WARC File Format 1.1\r\n"
                + "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        );
        return WriteRecordAsync(fields, block, Stream.Null, WarcDigest.Compute(block), cancellationToken);
    }

    private Task WriteRequestAsync(
        WarcExchange exchange,
        string responseId,
        string date,
        CancellationToken cancellationToken
    )
    {
        var fields = Fields("request", NewId(), date);
        AddContext(fields, exchange);
        fields.AddRange(exchange.Fields);
        fields.Add(new("WARC-Concurrent-To", responseId));
        fields.Add(new("Content-Type", "application/http; msgtype=request"));
        var digest = WarcDigest.Compute(exchange.Request.Span);
        return WriteRecordAsync(fields, exchange.Request, Stream.Null, digest, cancellationToken);
    }

    private async Task WriteRecordAsync(
        List<WarcField> fields,
        ReadOnlyMemory<byte> head,
        Stream payload,
        string blockDigest,
        CancellationToken cancellationToken,
        CompressionLevel level = CompressionLevel.Fastest
    )
    {
        fields.Add(new("WARC-Block-Digest", blockDigest));
        fields.Add(new("Content-Length", (head.Length + payload.Length).ToString(CultureInfo.InvariantCulture)));
        var text = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in fields)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        // Dropped with what it still holds when a write fails.
        var buffered = new BufferedStream(output, BufferSize);
        var counted = new CountedStream(buffered);
        await using (var member = options.Compress ? new GZipStream(counted, level, leaveOpen: true) : null)
        {
            var target = (Stream?)member ?? counted;
            await target.WriteAsync(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), cancellationToken);
            await target.WriteAsync(head, cancellationToken);
            if (payload != Stream.Null)
            {
                payload.Position = 0;
                await payload.CopyToAsync(target, cancellationToken);
            }

            await target.WriteAsync(RecordEnd, cancellationToken);
        }

        await buffered.FlushAsync(cancellationToken);
        written += counted.Written;
    }

    /// <summary>What was begun and could not be finished is taken back, so that what stands there is whole.</summary>
    private void TakeBack(long start)
    {
        if (output.CanSeek)
        {
            output.SetLength(start);
            output.Position = start;
        }
    }
}
