using System.Buffers.Binary;
using ArchiveTool.Thumbnails.ImageSharp.Cleaning;

namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>
/// Puts WebP stills into one animation (RFC 9649, section 2.7): ImageSharp 2.1 writes none. A picture that is shown twice
/// in a row is stored once.
/// </summary>
internal sealed class WebpAnimationWriter(int width, int height, int loops)
{
    private const byte AnimationFlag = 0x02;
    private const byte AlphaFlag = 0x10;

    /// <summary>Neither drawn over what was there nor left for what comes: each picture is whole.</summary>
    private const byte NotBlended = 0x02;
    private const int LongestDelay = 0xFFFFFF;

    private readonly List<(byte[] Picture, int Delay)> frames = [];

    /// <summary>Adds one picture.</summary>
    /// <param name="still">A WebP file of the animation's size.</param>
    /// <param name="delay">How long it is shown, in milliseconds.</param>
    public void Add(byte[] still, int delay)
    {
        if (
            frames is [.., var last]
            && last.Delay + delay <= LongestDelay
            && last.Picture.AsSpan().SequenceEqual(still)
        )
        {
            frames[^1] = (last.Picture, last.Delay + delay);
            return;
        }

        frames.Add((still, Math.Min(delay, LongestDelay)));
    }

    /// <summary>The file; a still where there is one picture only.</summary>
    public byte[] Finish()
    {
        if (frames is [var only])
        {
            return only.Picture;
        }

        var pictures = frames.ConvertAll(frame => WebpFile.Chunks(frame.Picture).ToList());
        var hasAlpha = pictures.Any(chunks => chunks.Any(chunk => chunk.Type is RiffChunk.Alpha or RiffChunk.Lossless));
        var file = new MemoryStream();
        WebpFile.Begin(file);
        WebpFile.WriteExtended(file, hasAlpha ? (byte)(AnimationFlag | AlphaFlag) : AnimationFlag, width, height);
        var settings = new byte[6];
        BinaryPrimitives.WriteUInt16LittleEndian(settings.AsSpan(4), (ushort)loops);
        WebpFile.Write(file, new(RiffChunk.Animation, settings));
        for (var i = 0; i < frames.Count; i++)
        {
            WebpFile.Write(file, Frame(pictures[i], frames[i].Delay));
        }

        return WebpFile.Finish(file).ToArray();
    }

    private RiffChunk Frame(List<RiffChunk> chunks, int delay)
    {
        var head = new byte[16];
        WebpFile.Write24(head.AsSpan(6), width - 1);
        WebpFile.Write24(head.AsSpan(9), height - 1);
        WebpFile.Write24(head.AsSpan(12), delay);
        head[15] = NotBlended;
        var frame = new MemoryStream();
        frame.Write(head);
        foreach (var chunk in chunks.Where(chunk => chunk.IsPicture || chunk.Type == RiffChunk.Alpha))
        {
            WebpFile.Write(frame, chunk);
        }

        return new(RiffChunk.Frame, frame.GetBuffer().AsMemory(0, (int)frame.Length));
    }
}
