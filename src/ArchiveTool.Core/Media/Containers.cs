using System.Buffers.Binary;

namespace ArchiveTool.Core.Media;

/// <summary>Containers, whose kind stands a little way into the file: RIFF, ISO base media, EBML, Ogg, AIFF.</summary>
internal static class Containers
{
    private static readonly MediaType Avif = new("image/avif", "avif");
    private static readonly MediaType Heic = new("image/heic", "heic");
    private static readonly MediaType Mp4 = new("video/mp4", "mp4");

    public static MediaType? Match(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        if (head[4..].StartsWith("ftyp"u8))
        {
            return IsoMedia(head);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0
                ? new("video/webm", "webm")
                : new("video/x-matroska", "mkv");
        }

        if (head.StartsWith("OggS\0"u8))
        {
            return head[..Math.Min(head.Length, 256)].IndexOf("theora"u8) >= 0
                ? new("video/ogg", "ogv")
                : new("audio/ogg", "ogg");
        }

        return head.StartsWith("RIFF"u8) || head.StartsWith("FORM"u8) ? Chunked(head[8..12]) : null;
    }

    private static MediaType? Chunked(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? new("image/webp", "webp")
        : form.SequenceEqual("WAVE"u8) ? new("audio/wav", "wav")
        : form.SequenceEqual("AVI "u8) ? new("video/x-msvideo", "avi")
        : form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8) ? new("audio/aiff", "aiff")
        : null;

    /// <summary>
    /// The brands of the file type box (https://mimesniff.spec.whatwg.org/#signature-for-mp4; AVIF 1.1, section 6.2;
    /// HEIF, ISO/IEC 23008-12). A generic image brand is what its compatible brands say.
    /// </summary>
    private static MediaType IsoMedia(ReadOnlySpan<byte> head)
    {
        var boxSize = BinaryPrimitives.ReadUInt32BigEndian(head);
        var brands = head[8..(int)Math.Min(boxSize < 12 ? 12 : boxSize, (uint)head.Length)];
        var generic = false;
        for (var at = 0; at + 4 <= brands.Length; at += 4)
        {
            // The four bytes after the major brand are its version.
            var type = at == 4 ? null : Brand(brands.Slice(at, 4), out generic, generic);
            if (type is not null)
            {
                return type;
            }
        }

        return generic ? Heic : Mp4;
    }

    private static MediaType? Brand(ReadOnlySpan<byte> brand, out bool generic, bool was)
    {
        generic = was || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
        return brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? Avif
            : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) ? Heic
            : brand.SequenceEqual("crx "u8) ? new("image/x-canon-cr3", "cr3")
            : brand.SequenceEqual("qt  "u8) ? new("video/quicktime", "mov")
            : brand.SequenceEqual("M4A "u8) ? new("audio/mp4", "m4a")
            : brand.StartsWith("3gp"u8) ? new("video/3gpp", "3gp")
            : brand.StartsWith("mp4"u8) ? Mp4
            : null;
    }
}
