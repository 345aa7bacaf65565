using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// Lists an open folder by its bytes: a name may be no UTF-8, and what an entry is often stands beside it.
/// https://man7.org/linux/man-pages/man2/getdents.2.html
/// </summary>
internal static class LinuxFolderReader
{
    private const int BufferBytes = 1 << 15;
    private const int NameOffset = 19;

    /// <summary>The entries of a folder, in the order of the file system.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static List<FolderEntry> Read(SafeFileHandle folder, RelativePath path)
    {
        var entries = new List<FolderEntry>();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var descriptor = (int)folder.DangerousGetHandle();
        try
        {
            int read;
            while ((read = LinuxCalls.ReadEntries(descriptor, buffer)) > 0)
            {
                for (var rest = buffer.AsSpan(0, read); !rest.IsEmpty; )
                {
                    var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[16..]);
                    var name = rest[NameOffset..length];
                    name = name[..name.IndexOf((byte)0)];
                    if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    {
                        entries.Add(
                            new FolderEntry(path / FileNameText.Decode(name), GetKind(descriptor, rest[18], name))
                        );
                    }

                    rest = rest[length..];
                }
            }

            return read == 0 ? entries : throw LinuxErrors.Create(Marshal.GetLastPInvokeError(), path);
        }
        finally
        {
            GC.KeepAlive(folder);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static EntryKind GetKind(int folder, byte type, ReadOnlySpan<byte> name)
    {
        switch (type)
        {
            case 8:
                return EntryKind.File;
            case 4:
                return EntryKind.Folder;
            case 10:
                return EntryKind.Link;
            case 0:
                // Not every file system keeps it in the folder.
                return LinuxCalls.GetStatus(folder, [.. name, 0], out var status) == 0
                    ? status.Kind
                    : EntryKind.Special;
            default:
                return EntryKind.Special;
        }
    }
}
