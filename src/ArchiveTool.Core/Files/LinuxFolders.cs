using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// Opens folders below an open directory without following a link: by <c>openat2</c>
/// (https://man7.org/linux/man-pages/man2/openat2.2.html) where the kernel has it, else one name after the other.
/// </summary>
/// <param name="root">The directory; its owner closes it.</param>
/// <param name="walks">Whether paths are walked name by name.</param>
internal sealed class LinuxFolders(SafeFileHandle root, bool walks)
{
    // A rename somewhere in the tree makes the kernel ask for another try.
    private const int MostTries = 32;

    /// <summary>Whether the kernel has <c>openat2</c> and lets it be called.</summary>
    /// <param name="folder">The descriptor of an open directory.</param>
    public static bool CanOpenBeneath(int folder)
    {
        // A sandbox may refuse a call that it does not know.
        var opened = LinuxCalls.OpenBeneath(folder, [(byte)'.', 0], LinuxCalls.PathOnly | LinuxCalls.CloseOnExec);
        if (opened < 0)
        {
            return false;
        }

        new SafeFileHandle(opened, ownsHandle: true).Dispose();
        return true;
    }

    /// <summary>The number of a descriptor that stays open.</summary>
    public static int GetNumber(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    /// <summary>The last name of a path, for a call.</summary>
    public static byte[] GetName(RelativePath path) => FileNameText.Encode(path.IsRoot ? "." : path.Name);

    /// <summary>Opens a folder to work with the names in it.</summary>
    /// <exception cref="IOException">It does not exist, or something else stands in its way.</exception>
    public SafeFileHandle Open(RelativePath folder) =>
        TryOpen(folder, LinuxCalls.PathOnly) ?? throw LinuxErrors.Create(LinuxCalls.NoEntry, folder);

    /// <summary>Opens a folder; null if it does not exist.</summary>
    public SafeFileHandle? TryOpen(RelativePath folder, int flags)
    {
        flags |= LinuxCalls.FolderOnly | LinuxCalls.CloseOnExec | LinuxCalls.NoFollow;
        if (walks)
        {
            return Walk(folder, flags);
        }

        var path = FileNameText.Encode(folder.IsRoot ? "." : folder.ToString());
        for (var tries = 0; tries < MostTries; tries++)
        {
            var opened = LinuxCalls.OpenBeneath(GetNumber(root), path, flags);
            if (opened >= 0)
            {
                return new SafeFileHandle(opened, ownsHandle: true);
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case LinuxCalls.WouldBlock or LinuxCalls.Interrupted:
                    continue;
                case LinuxCalls.NoEntry:
                    return null;
                case LinuxCalls.TooManyLinks or LinuxCalls.NotAFolder or LinuxCalls.CrossDevice:
                    // The walk says which of the names it is.
                    return Walk(folder, flags);
                case var error:
                    throw LinuxErrors.Create(error, folder);
            }
        }

        return Walk(folder, flags);
    }

    private SafeFileHandle? Walk(RelativePath folder, int flags)
    {
        var reached = RelativePath.Root;
        var current = OpenName(root, RelativePath.Root, folder.IsRoot ? flags : flags | LinuxCalls.PathOnly);
        foreach (var name in folder.Names)
        {
            reached /= name;
            using var parent = current;
            if (parent is null)
            {
                return null;
            }

            current = OpenName(parent, reached, reached == folder ? flags : flags | LinuxCalls.PathOnly);
        }

        return current;
    }

    private static SafeFileHandle? OpenName(SafeFileHandle parent, RelativePath path, int flags)
    {
        var opened = LinuxCalls.OpenAt(GetNumber(parent), GetName(path), flags, 0);
        if (opened >= 0)
        {
            return new SafeFileHandle(opened, ownsHandle: true);
        }

        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            LinuxCalls.NoEntry => null,
            LinuxCalls.TooManyLinks
            or LinuxCalls.NotAFolder when LinuxCalls.GetStatus(GetNumber(parent), GetName(path), out var status) == 0 =>
                throw new ForeignEntryException(path, status.Kind, EntryKind.Folder),
            _ => throw LinuxErrors.Create(error, path),
        };
    }
}
