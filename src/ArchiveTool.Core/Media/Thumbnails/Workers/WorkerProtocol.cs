using System.Buffers.Binary;
using System.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>
/// What a worker and its master say to each other: messages of a 32-bit length (little endian) and so many bytes. Both
/// are the same build, so there is no version.
/// </summary>
internal static class WorkerProtocol
{
    private const int LongestMessage = 1 << 20;

    /// <summary>What a reply begins with.</summary>
    private enum ReplyKind : byte
    {
        Result,
        Unavailable,
        InputOutputTrouble,
        Defect,
    }

    public static byte[] Task(WorkerTask task) =>
        Compose(writer =>
        {
            writer.Write(task.Engine);
            writer.Write(task.Memory);
            var request = task.Request;
            writer.Write(request.SourcePath);
            writer.Write(request.MediaType.Name);
            writer.Write(request.MediaType.Extension);
            writer.Write(request.OutputPrefix);
            var settings = request.Settings;
            writer.Write7BitEncodedInt(settings.Widths.Count);
            foreach (var width in settings.Widths)
            {
                writer.Write7BitEncodedInt(width);
            }

            writer.Write((byte)settings.Format);
            writer.Write((byte)settings.Animation);
            writer.Write(settings.MaxPixels);
            writer.Write(settings.MaxFrames);
            writer.Write(settings.Salvage);
        });

    public static WorkerTask ReadTask(byte[] message)
    {
        using var reader = new BinaryReader(new MemoryStream(message));
        var engine = reader.ReadString();
        var memory = reader.ReadInt64();
        var source = reader.ReadString();
        var type = new MediaType(reader.ReadString(), reader.ReadString());
        var prefix = reader.ReadString();
        var widths = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = reader.Read7BitEncodedInt();
        }

        var settings = new ThumbnailSettings
        {
            Widths = widths,
            Format = (ThumbnailFormat)reader.ReadByte(),
            Animation = (AnimationMode)reader.ReadByte(),
            MaxPixels = reader.ReadInt64(),
            MaxFrames = reader.ReadInt32(),
            Salvage = reader.ReadBoolean(),
        };
        return new(engine, memory, new(source, type, settings, prefix));
    }

    public static byte[] Reply(ThumbnailResult result) =>
        Compose(writer =>
        {
            writer.Write((byte)ReplyKind.Result);
            writer.Write7BitEncodedInt((int)result.Reason);
            writer.Write(result.Detail ?? "");
            writer.Write7BitEncodedInt(result.Thumbnails.Count);
            foreach (var thumbnail in result.Thumbnails)
            {
                writer.Write7BitEncodedInt(thumbnail.AskedWidth);
                writer.Write7BitEncodedInt(thumbnail.Width);
                writer.Write7BitEncodedInt(thumbnail.Height);
                writer.Write(thumbnail.Bytes);
                writer.Write(thumbnail.TemporaryPath);
            }
        });

    /// <summary>The engine cannot work on this machine.</summary>
    public static byte[] Unavailable(string trouble) =>
        Compose(writer =>
        {
            writer.Write((byte)ReplyKind.Unavailable);
            writer.Write(trouble);
        });

    public static byte[] Reply(Exception exception) =>
        Compose(writer =>
        {
            var kind = exception is IOException or UnauthorizedAccessException
                ? ReplyKind.InputOutputTrouble
                : ReplyKind.Defect;
            writer.Write((byte)kind);
            writer.Write(kind == ReplyKind.Defect ? exception.ToString() : exception.Message);
        });

    /// <exception cref="IOException">The worker could not read or write a file.</exception>
    /// <exception cref="InvalidOperationException">The worker met a defect.</exception>
    public static WorkerReply ReadReply(byte[] message)
    {
        using var reader = new BinaryReader(new MemoryStream(message));
        switch ((ReplyKind)reader.ReadByte())
        {
            case ReplyKind.Result:
                break;
            case ReplyKind.Unavailable:
                return new(null, reader.ReadString());
            case ReplyKind.InputOutputTrouble:
                throw new IOException(reader.ReadString());
            default:
                throw new InvalidOperationException(reader.ReadString());
        }

        var reason = (Reason)reader.Read7BitEncodedInt();
        var detail = reader.ReadString();
        var thumbnails = new Thumbnail[reader.Read7BitEncodedInt()];
        for (var i = 0; i < thumbnails.Length; i++)
        {
            thumbnails[i] = new(
                reader.Read7BitEncodedInt(),
                reader.Read7BitEncodedInt(),
                reader.Read7BitEncodedInt(),
                reader.ReadInt64(),
                reader.ReadString()
            );
        }

        return new(new(thumbnails, reason, detail.Length == 0 ? null : detail), null);
    }

    public static async Task SendAsync(Stream stream, byte[] message, CancellationToken cancellationToken)
    {
        var framed = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, message.Length);
        message.CopyTo(framed, 4);
        await stream.WriteAsync(framed, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>The next message, or null if the other side is gone.</summary>
    /// <exception cref="InvalidDataException">What comes is not a message.</exception>
    public static async Task<byte[]?> ReceiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false, cancellationToken) < 4)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size is < 0 or > LongestMessage)
        {
            throw new InvalidDataException("Not a message of a thumbnail worker.");
        }

        var message = new byte[size];
        return await stream.ReadAtLeastAsync(message, size, throwOnEndOfStream: false, cancellationToken) < size
            ? null
            : message;
    }

    private static byte[] Compose(Action<BinaryWriter> write)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        write(writer);
        return bytes.ToArray();
    }
}
