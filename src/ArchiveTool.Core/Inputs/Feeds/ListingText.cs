using System.Buffers;
using System.IO.Compression;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Decodes inputs that may be listings.</summary>
internal static class ListingText
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\f\0"u8);

    /// <summary>The text of an input that may be a listing; null if its first bytes show that it is not a listing.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isLikely">Whether it is decoded whatever its first bytes are.</param>
    public static string? Decode(InputBytes input, bool isLikely)
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
        return SourceText.Decode(bytes, charset).Text;
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
