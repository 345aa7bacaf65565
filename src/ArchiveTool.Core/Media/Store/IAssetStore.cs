using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Media.Store;

/// <summary>
/// The bodies of a library, each once, named by their content. Safe to use from many threads. A body appears whole or not at
/// all. Trouble comes as <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IAssetStore
{
    /// <summary>True where the store has that body.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <exception cref="ArgumentException">Either is of another shape.</exception>
    bool Contains(string sha256, string extension);

    /// <summary>Opens a body to read it.</summary>
    /// <inheritdoc cref="Contains"/>
    /// <exception cref="FileNotFoundException">The store does not have it.</exception>
    Stream OpenRead(string sha256, string extension);

    /// <summary>Reads a body whole.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FileTooLargeException">It has more.</exception>
    Task<byte[]> ReadAsync(string sha256, string extension, long most, CancellationToken cancellationToken);

    /// <summary>Takes a finished temporary file in; it is gone afterwards.</summary>
    /// <param name="temporaryFile">A file of the library's directory (in its <c>.archivetool</c>), closed.</param>
    /// <param name="sha256">The hash of its bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <param name="isTrusted">
    /// Whether a body of the same length that is there is the same. One that no manifest names may be what a loss of power
    /// left: its length without its bytes.
    /// </param>
    /// <exception cref="ForeignEntryException">Something that is not a file stands in its place.</exception>
    AddOutcome Add(RelativePath temporaryFile, string sha256, string extension, bool isTrusted = true);
}
