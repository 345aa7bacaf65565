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
    /// The response to a request, or null where none is recorded. Several responses to one request come in their order,
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
        var methods = new Dictionary<string, string>(StringComparer.Ordinal);
        var responses = new List<WarcRecordHead>();
        var isAny = false;
        foreach (var head in WarcReader.Read(stream))
        {
            isAny = true;
            switch (head.Type)
            {
                case "request" when head["WARC-Concurrent-To"] is { } response:
                    methods[response] = GetMethod(head);
                    break;
                case "response" or "revisit" or "metadata" when head.TargetUri is not null:
                    responses.Add(head);
                    break;
                default:
                    break;
            }
        }

        if (!isAny)
        {
            throw new InvalidDataException("it holds no WARC record");
        }

        foreach (var head in responses)
        {
            Index(head, methods);
        }
    }

    private void Index(WarcRecordHead head, Dictionary<string, string> methods)
    {
        if (
            !WebUrl.TryParse(head.TargetUri!, null, out var url)
            || (head.Type == "metadata" && ReadFailure(head) is null)
        )
        {
            return;
        }

        if (head.Type == "response")
        {
            byPlace.TryAdd($"{head["WARC-Date"]} {head.TargetUri}", head);
            if (head["WARC-Payload-Digest"] is { } digest)
            {
                byPayload.TryAdd(digest, head);
            }
        }

        var method = methods.GetValueOrDefault(head["WARC-Record-ID"] ?? "", "GET");
        var key = Key(method, url);
        if (!byRequest.TryGetValue(key, out var queue))
        {
            byRequest[key] = queue = new Queue<WarcRecordHead>();
        }

        queue.Enqueue(head);
    }

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
