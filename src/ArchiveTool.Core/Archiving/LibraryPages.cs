using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Archiving;

/// <summary>Makes the library's own page from its manifests.</summary>
internal static class LibraryPages
{
    public static Task WriteAsync(Library library, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(
            library.Layout.IndexPage,
            library.Layout.Temporary,
            "<!doctype html>"u8.ToArray(),
            toDisk: false,
            cancellationToken
        );
}
