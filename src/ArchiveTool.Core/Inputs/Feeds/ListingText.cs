using System.Buffers;
using System.IO.Compression;
using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>The text of an input that may be a listing, decoded as far as somebody reads.</summary>
internal sealed class ListingText
{
    // Documents begin with a prolog, which may declare a lot.
    private const int HeadLength = 1 << 20;
    private const int BufferLength = 1 << 16;

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\f\0"u8);

    private readonly Func<Stream> open;
    private readonly FeedCharset charset;

    private ListingText(Func<Stream> open, FeedCharset charset)
    {
        this.open = open;
        this.charset = charset;
        using var reader = Open();
        var head = new char[HeadLength];
        Head = new string(head, 0, reader.ReadBlock(head));
    }

    /// <summary>Its beginning.</summary>
    public string Head { get; }

    /// <summary>Whether there is more than its beginning.</summary>
    public bool IsLong => Head.Length == HeadLength;

    /// <summary>Whether it begins as JSON does.</summary>
    public bool HasJsonStart => Head.AsSpan().TrimStart(" \t\r\n\f\uFEFF\0").StartsWith("{");

    /// <summary>Whether its document type declares entities, which are never read.</summary>
    public bool DeclaresEntities =>
        Head.AsSpan(0, FeedProlog.SkipProlog(Head)).Contains("<!ENTITY", StringComparison.Ordinal);

    /// <summary>All of it: for forms that must be had whole.</summary>
    public string All => field ??= Open().ReadToEnd();

    /// <summary>Reads it from its beginning.</summary>
    public TextReader Open() =>
        new StreamReader(open(), charset.Charset.Encoding, detectEncodingFromByteOrderMarks: false, BufferLength);

    /// <summary>Reads it from its beginning as UTF-8.</summary>
    public Stream OpenUtf8() =>
        charset.IsValidUtf8
            ? open()
            : Encoding.CreateTranscodingStream(open(), charset.Charset.Encoding, new UTF8Encoding(false));

    /// <summary>The text of an input that may be a listing; null if its first bytes show that it is not a listing.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isLikely">Whether it is decoded whatever its first bytes are.</param>
    public static ListingText? Decode(InputBytes input, bool isLikely)
    {
        try
        {
            var open = ReadHead(input.Open, 2) is [0x1F, 0x8B]
                ? () =>
                    new BoundedStream(new GZipStream(input.Open(), CompressionMode.Decompress), PostLimits.MostBytes)
                : (Func<Stream>)input.Open;
            var head = ReadHead(open, HeadLength);

            // A post is not decoded twice.
            var first = head.AsSpan(0, Math.Min(head.Length, 512)).IndexOfAnyExcept(Blanks);
            if (!isLikely && (first < 0 || head[first] is not ((byte)'<' or (byte)'{' or 0xEF or 0xFE or 0xFF)))
            {
                return null;
            }

            var declared = CharsetLabels.FindInContentType(input.Source.ContentType);
            if (BinaryContent.Recognise(head, declared) is not null)
            {
                return null;
            }

            using var stream = open();
            return new ListingText(open, FeedCharset.Find(stream, head, declared));
        }
        catch (InvalidDataException)
        {
            // Not gzip, or too much of it.
            return null;
        }
    }

    private static byte[] ReadHead(Func<Stream> open, int most)
    {
        using var stream = open();
        var head = new byte[most];
        var length = stream.ReadAtLeast(head, most, throwOnEndOfStream: false);
        return length == most ? head : head[..length];
    }
}
