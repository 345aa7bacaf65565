using System.Buffers.Binary;
using ArchiveTool.Thumbnails.ImageSharp.Cleaning;

namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>Takes an animated WebP apart (RFC 9649, section 2.7.1.1).</summary>
internal static class WebpFrames
{
    private const int FrameHeader = 16;

    /// <summary>The animation, or null if the file is a still.</summary>
    public static Animation? Read(ReadOnlyMemory<byte> file)
    {
        var chunks = WebpFile.Chunks(file).ToList();
        var extended = chunks.FirstOrDefault(chunk => chunk.Type == RiffChunk.Extended).Data.Span;
        var settings = chunks.FirstOrDefault(chunk => chunk.Type == RiffChunk.Animation).Data.Span;
        if (extended.Length < 10 || settings.Length < 6)
        {
            return null;
        }

        return new(
            WebpFile.Read24(extended[4..]) + 1,
            WebpFile.Read24(extended[7..]) + 1,
            BinaryPrimitives.ReadUInt16LittleEndian(settings[4..]),
            Frames(chunks)
        );
    }

    private static IEnumerable<AnimationFrame> Frames(List<RiffChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            if (chunk.Type == RiffChunk.Frame && chunk.Data.Length >= FrameHeader && Frame(chunk.Data) is { } frame)
            {
                yield return frame;
            }
        }
    }

    private static AnimationFrame? Frame(ReadOnlyMemory<byte> data)
    {
        var head = data.Span;
        var width = WebpFile.Read24(head[6..]) + 1;
        var height = WebpFile.Read24(head[9..]) + 1;
        var picture = WebpFile.Still([.. WebpFile.ChunksWithin(data[FrameHeader..])], width, height);
        return picture is null
            ? null
            : new(
                picture.Value,
                2 * WebpFile.Read24(head),
                2 * WebpFile.Read24(head[3..]),
                width,
                height,
                WebpFile.Read24(head[12..]),
                (head[15] & 1) != 0 ? Disposal.Clear : Disposal.Keep,
                (head[15] & 2) == 0
            );
    }
}
