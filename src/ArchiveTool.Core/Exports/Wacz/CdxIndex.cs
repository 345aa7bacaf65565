using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>The index of a web archive: a line of CDXJ for each response, sorted by its bytes.</summary>
internal sealed class CdxIndex(string file)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<byte[]> lines = [];

    /// <summary>Adds a response.</summary>
    public void Add(WebUrl url, DateTimeOffset date, int status, string mediaType, WarcPlace place)
    {
        var line = new ArrayBufferWriter<byte>(512);
        var stamp = date.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        line.Write(Encoding.UTF8.GetBytes($"{Surt.GetKey(url)} {stamp} "));
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("url", url.Href);
            json.WriteString("mime", place.IsRevisit ? "warc/revisit" : mediaType);
            json.WriteString("status", status.ToString(CultureInfo.InvariantCulture));
            json.WriteString("digest", place.PayloadDigest);
            json.WriteString("length", place.Length.ToString(CultureInfo.InvariantCulture));
            json.WriteString("offset", place.Offset.ToString(CultureInfo.InvariantCulture));
            json.WriteString("filename", file);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lines.Add(line.WrittenSpan.ToArray());
    }

    /// <summary>Writes the index.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        lines.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        foreach (var line in lines)
        {
            await stream.WriteAsync(line, cancellationToken);
        }
    }
}
