using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ArchiveTool.Thumbnails.Vips.SystemCodecs;

/// <summary>
/// A library of the system's, found by the names that its releases have had. The libvips that is shipped lacks what patents
/// or their own release cycle keep out of it.
/// </summary>
internal sealed class SystemLibrary(params IReadOnlyList<string> names)
{
    private readonly Lazy<nint> handle = new(() => Load(names));

    /// <summary>Whether the system has it.</summary>
    public bool IsThere => handle.Value != 0;

    /// <summary>The address of a function.</summary>
    /// <exception cref="EntryPointNotFoundException">The system's release lacks it.</exception>
    public nint Find(string function) => NativeLibrary.GetExport(handle.Value, function);

    [SuppressMessage(
        "Interoperability",
        "CA1416:Validate platform compatibility",
        Justification = "Names of other systems are not found."
    )]
    private static nint Load(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            // By name alone: the system's own folders are searched, not the working folder.
            if (NativeLibrary.TryLoad(name, out var found))
            {
                return found;
            }
        }

        return 0;
    }
}
