using System.Globalization;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Warc;

/// <summary>
/// The exchanges of a <c>.warc</c>, <c>.warc.gz</c> or <c>.wacz</c>, found by method and URL. A compressed file is
/// unpacked to a temporary one, so that a body can be read where it stands and none is ever held whole in memory.
/// </summary>
public sealed class RecordedExchanges : IDisposable
{
    private static readonly WarcField[] OfResponse = [new("WARC-Type", "response")];
    private static readonly WarcField[] OfTruncated = [.. OfResponse, new("WARC-Truncated", "unspecified")];
    private static readonly WarcField[] OfMetadata = [new("WARC-Type", "metadata")];

    private readonly SafeFileHandle file;
    private readonly Dictionary<string, Queue<WarcRecordHead>> byRequest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WarcRecordHead> byPayload = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WarcRecordHead> byPlace = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private RecordedExchanges(SafeFileHandle file) => this.file = file;

    /// <summary>Opens a file and indexes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporaryFolder">Where a compressed file is unpacked; what is put there goes with this object.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds no record.</exception>
    public static RecordedExchanges Open(string path, string temporaryFolder)
    {
        var unpacked = WarcUnpacking.Unpack(path, temporaryFolder);
        var exchanges = new RecordedExchanges(unpacked.SafeFileHandle);
        try
        {
            exchanges.Index(unpacked);
            return exchanges;
        }
        catch
        {
            exchanges.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The response to a request, or null if none is recorded. Several responses to one request come in their order,
    /// the last again and again. A HEAD is answered from a GET's record too.
    /// </summary>
    public RecordedResponse? Find(string method, WebUrl url)
    {
        var head = Next(Key(method, url));
        if (head is null && method == "HEAD")
        {
            head = Next(Key("GET", url));
        }

        return head is null ? null : Open(head, withBody: method != "HEAD");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Index(FileStream stream)
    {
        // Read twice, so that of a million records no more is kept than where each stands.
        var methods = new Dictionary<string, string>(StringComparer.Ordinal);
        var (isAny, hasRevisits) = (false, false);
        foreach (var head in WarcReader.Read(stream))
        {
            isAny = true;
            hasRevisits |= head.Type == "revisit";
            if (
                head.Type == "request"
                && head["WARC-Concurrent-To"] is { } response
                && GetMethod(head) is not "GET" and var method
            )
            {
                methods[response] = method;
            }
        }

        if (!isAny)
        {
            throw new InvalidDataException("it holds no WARC record");
        }

        stream.Position = 0;
        foreach (var head in WarcReader.Read(stream))
        {
            if (head.Type is "response" or "revisit" or "metadata" && head.TargetUri is not null)
            {
                Index(head, methods, hasRevisits);
            }
        }
    }

    private void Index(WarcRecordHead head, Dictionary<string, string> methods, bool hasRevisits)
    {
        if (
            !WebUrl.TryParse(head.TargetUri!, null, out var url)
            || (head.Type == "metadata" && ReadFailure(head) is null)
        )
        {
            return;
        }

        var kept = Slim(head);
        if (hasRevisits && head.Type == "response")
        {
            byPlace.TryAdd($"{head["WARC-Date"]} {head.TargetUri}", kept);
            if (head["WARC-Payload-Digest"] is { } digest)
            {
                byPayload.TryAdd(digest, kept);
            }
        }

        var method = methods.GetValueOrDefault(head["WARC-Record-ID"] ?? "", "GET");
        var key = Key(method, url);
        if (!byRequest.TryGetValue(key, out var queue))
        {
            byRequest[key] = queue = new Queue<WarcRecordHead>(1);
        }

        queue.Enqueue(kept);
    }

    /// <summary>The head with no more than is asked of it later: only a revisit says where else to look.</summary>
    private static WarcRecordHead Slim(WarcRecordHead head) =>
        head.Type switch
        {
            "revisit" => head,
            "metadata" => head with { Fields = OfMetadata },
            _ => head with { Fields = head["WARC-Truncated"] is null ? OfResponse : OfTruncated },
        };

    private WarcRecordHead? Next(string key)
    {
        lock (gate)
        {
            return !byRequest.TryGetValue(key, out var queue) ? null
                : queue.Count > 1 ? queue.Dequeue()
                : queue.Peek();
        }
    }

    private RecordedResponse? Open(WarcRecordHead head, bool withBody)
    {
        if (head.Type == "metadata")
        {
            return new RecordedResponse(ReadFailure(head), 0, [], Stream.Null);
        }

        var http = ReadHttp(head);
        if (http is null)
        {
            return null;
        }

        var (status, fields, body) = http.Value;
        if (head.Type == "revisit")
        {
            var original = GetOriginal(head);
            body = original is null ? Stream.Null : ReadHttp(original)?.Body ?? Stream.Null;
        }

        return new RecordedResponse(null, status, fields, withBody ? body : Stream.Null);
    }

    // What was not written again stands in the record that is named by its address and date; else by the payload's digest,
    // which some writers take of the revisit's own, empty, payload.
    private WarcRecordHead? GetOriginal(WarcRecordHead revisit) =>
        byPlace.GetValueOrDefault(
            $"{revisit["WARC-Refers-To-Date"]} {revisit["WARC-Refers-To-Target-URI"]?.Trim('<', '>')}"
        ) ?? byPayload.GetValueOrDefault(revisit["WARC-Payload-Digest"] ?? "");

    private (int Status, List<WarcField> Fields, Stream Body)? ReadHttp(WarcRecordHead head)
    {
        var lines = new WarcLines(new BlockStream(file, head.BlockOffset, head.BlockLength));
        var parts = lines.Read()?.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (
            parts is not [var version, var code, ..]
            || !version.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || lines.ReadFields(1 << 20) is not { } fields
        )
        {
            return null;
        }

        Stream body = new BlockStream(file, head.BlockOffset + lines.Consumed, head.BlockLength - lines.Consumed);
        var isChunked = fields.Exists(field =>
            field.Name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
            && field.Value.Contains("chunked", StringComparison.OrdinalIgnoreCase)
        );
        body = isChunked ? new DechunkedStream(body) : body;
        var isWhole = head.IsWhole && head["WARC-Truncated"] is null;
        return (status, fields, isWhole ? body : new CutBody(body));
    }

    private string GetMethod(WarcRecordHead head)
    {
        var line = new WarcLines(new BlockStream(file, head.BlockOffset, head.BlockLength)).Read();
        return line?.Split(' ')[0].ToUpperInvariant() ?? "GET";
    }

    private string? ReadFailure(WarcRecordHead head)
    {
        // A block of fields ends where the block does, with no blank line (WARC 1.1, section 4).
        var lines = new WarcLines(new BlockStream(file, head.BlockOffset, head.BlockLength));
        while (lines.Read() is { } line)
        {
            if (line.StartsWith(WarcWriter.FailureField + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(WarcWriter.FailureField.Length + 1)..].Trim();
            }
        }

        return null;
    }

    // Records are asked, as servers are, without a password.
    private static string Key(string method, WebUrl url) => $"{method} {url.WithoutFragment().WithoutPassword().Href}";
}
