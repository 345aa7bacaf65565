using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>The text of an input that may be a listing, decoded as far as somebody reads.</summary>
internal sealed class ListingText
{
    // Documents begin with a prolog, which may declare a lot.
    private const int HeadLength = 1 << 20;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Encoding encoding;

    private ListingText(ReadOnlyMemory<byte> bytes, Encoding encoding)
    {
        this.bytes = bytes;
        this.encoding = encoding;
        Head = ReadHead();
    }

    /// <summary>Its beginning.</summary>
    public string Head { get; }

    /// <summary>Whether it begins as JSON does.</summary>
    public bool HasJsonStart => Head.AsSpan().TrimStart(" \t\r\n\f\uFEFF\0").StartsWith("{");

    /// <summary>Whether its document type declares entities, which are never read.</summary>
    public bool DeclaresEntities =>
        Head.AsSpan(0, TolerantXml.SkipProlog(Head)).Contains("<!ENTITY", StringComparison.Ordinal);

    /// <summary>All of it: for forms that must be had whole.</summary>
    public string All => field ??= Open().ReadToEnd();

    /// <summary>Reads it from its beginning.</summary>
    public TextReader Open()
    {
        var hasArray = MemoryMarshal.TryGetArray(bytes, out var array);
        var stream = hasArray
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false);
    }

    private string ReadHead()
    {
        using var reader = Open();
        var head = new char[Math.Min(HeadLength, bytes.Length)];
        return new string(head, 0, reader.ReadBlock(head));
    }

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\f\0"u8);

    /// <summary>The text of an input that may be a listing; null if its first bytes show that it is not a listing.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isLikely">Whether it is decoded whatever its first bytes are.</param>
    public static ListingText? Decode(InputBytes input, bool isLikely)
    {
        var bytes = input.Bytes;
        if (bytes.Span is [0x1F, 0x8B, ..])
        {
            if (Unpack(bytes) is not { } unpacked)
            {
                return null;
            }

            bytes = unpacked;
        }

        // A post is not decoded twice.
        var first = bytes.Span[..Math.Min(bytes.Length, 512)].IndexOfAnyExcept(Blanks);
        if (!isLikely && (first < 0 || bytes.Span[first] is not ((byte)'<' or (byte)'{' or 0xEF or 0xFE or 0xFF)))
        {
            return null;
        }

        var declared = CharsetLabels.FindInContentType(input.Source.ContentType);
        if (BinaryContent.Recognise(bytes.Span, declared) is not null)
        {
            return null;
        }

        var charset = FeedCharset.Find(bytes.Span, declared);
        return new ListingText(bytes, charset.Encoding);
    }

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var from = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            using var to = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = from.Read(buffer)) > 0)
            {
                if (to.Length + read > PostLimits.MostBytes)
                {
                    return null;
                }

                to.Write(buffer, 0, read);
            }

            return to.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
