using System.Buffers;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>A buffer of a foretold size, handed out as it is where the foretelling was right.</summary>
internal sealed class SizedBufferWriter(int size) : IBufferWriter<byte>
{
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(size);
    private int written;

    public void Advance(int count) => written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return buffer.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return buffer.AsSpan(written);
    }

    public byte[] ToArray() => written == buffer.Length ? buffer : buffer.AsSpan(0, written).ToArray();

    private void Ensure(int sizeHint)
    {
        // No hint asks for at least one byte.
        var least = Math.Max(sizeHint, 1);
        if (least > buffer.Length - written)
        {
            Array.Resize(ref buffer, Math.Max(written + least, Math.Min(buffer.Length * 2, Array.MaxLength)));
        }
    }
}
