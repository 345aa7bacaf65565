using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>
/// Takes a GIF apart (GIF89a, sections 17 to 26): each image becomes a separate file with the colours it uses, and
/// without comments, texts and applications' blocks.
/// </summary>
internal sealed class GifFrames
{
    private const int ScreenEnd = 13;
    private const byte ImageSeparator = 0x2C;
    private const byte ExtensionIntroducer = 0x21;
    private const byte GraphicControl = 0xF9;
    private const byte Trailer = 0x3B;

    private readonly ReadOnlyMemory<byte> file;
    private readonly int tableLength;

    private GifFrames(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        tableLength = ColorTable(file.Span[10]);
    }

    /// <summary>The animation, or null if it is not a GIF. A still is one of one frame.</summary>
    /// <param name="file">The file.</param>
    /// <param name="salvage">Whether an image that breaks off is taken as far as it goes.</param>
    public static Animation? Read(ReadOnlyMemory<byte> file, bool salvage)
    {
        var head = file.Span;
        if (head.Length < ScreenEnd || !head.StartsWith("GIF8"u8))
        {
            return null;
        }

        var frames = new GifFrames(file);
        return new(
            BinaryPrimitives.ReadUInt16LittleEndian(head[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(head[8..]),
            frames.Loops(),
            frames.All(salvage)
        );
    }

    /// <summary>Netscape's block (https://www.vurdalakov.net/misc/gif/netscape-looping-application-extension): further rounds, 0 for ever.</summary>
    private int Loops()
    {
        var at = file.Span.IndexOf("NETSCAPE2.0\x03\x01"u8);
        if (at < 0 || at + 15 > file.Length)
        {
            return 1;
        }

        var more = BinaryPrimitives.ReadUInt16LittleEndian(file.Span[(at + 13)..]);
        return more == 0 ? 0 : Math.Min(more + 1, ushort.MaxValue);
    }

    private IEnumerable<AnimationFrame> All(bool salvage)
    {
        var at = ScreenEnd + tableLength;
        byte flags = 0;
        var delay = 0;
        byte clear = 0;
        while (at < file.Length)
        {
            switch (file.Span[at])
            {
                case ExtensionIntroducer when at + 8 <= file.Length && file.Span[at + 1] == GraphicControl:
                    flags = file.Span[at + 3];
                    delay = 10 * BinaryPrimitives.ReadUInt16LittleEndian(file.Span[(at + 4)..]);
                    clear = file.Span[at + 6];
                    at = BlocksEnd(at + 2);
                    break;
                case ExtensionIntroducer:
                    at = BlocksEnd(at + 2);
                    break;
                case ImageSeparator when at + 10 < file.Length:
                    var data = at + 10 + ColorTable(file.Span[at + 9]);
                    var end = BlocksEnd(data + 1);
                    if (end > file.Length && !salvage)
                    {
                        throw PictureReader.Damaged("gif: the file breaks off");
                    }

                    yield return Frame(at, Math.Min(end, file.Length), flags, clear, delay);
                    (flags, delay) = (0, 0);
                    at = end;
                    break;
                default:
                    yield break;
            }
        }
    }

    /// <summary>A file of this image alone: its screen is the image's size, at its corner.</summary>
    private AnimationFrame Frame(int at, int end, byte flags, byte clear, int delay)
    {
        var bytes = file.Span;
        var width = bytes[(at + 5)..(at + 7)];
        var height = bytes[(at + 7)..(at + 9)];
        var own = new MemoryStream(ScreenEnd + tableLength + 20 + end - at);
        own.Write("GIF89a"u8);
        own.Write(width);
        own.Write(height);
        own.Write([bytes[10], 0, 0]);
        own.Write(bytes.Slice(ScreenEnd, Math.Min(tableLength, bytes.Length - ScreenEnd)));
        own.Write([ExtensionIntroducer, GraphicControl, 4, (byte)(flags & 1), 0, 0, clear, 0]);
        own.Write([ImageSeparator, 0, 0, 0, 0]);
        own.Write(bytes[(at + 5)..end]);
        own.Write([0, Trailer]);
        return new(
            own.GetBuffer().AsMemory(0, (int)own.Length),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 1)..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 3)..]),
            BinaryPrimitives.ReadUInt16LittleEndian(width),
            BinaryPrimitives.ReadUInt16LittleEndian(height),
            delay,
            ((flags >> 2) & 7) switch
            {
                2 => Disposal.Clear,
                3 => Disposal.Restore,
                _ => Disposal.Keep,
            },
            IsBlended: true
        );
    }

    /// <summary>Behind the block that ends a row of them; beyond the file's end where none does.</summary>
    private int BlocksEnd(int at)
    {
        while (at < file.Length)
        {
            var size = file.Span[at];
            if (size == 0)
            {
                return at + 1;
            }

            at += 1 + size;
        }

        return file.Length + 1;
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
