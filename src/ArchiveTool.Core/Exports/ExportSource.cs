using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports;

/// <summary>A library that is only read. No writer may come until it is disposed.</summary>
internal sealed class ExportSource : IDisposable
{
    private readonly IDisposable? held;

    private ExportSource(LibraryDirectory directory, IDisposable? held)
    {
        Directory = directory;
        this.held = held;
    }

    /// <summary>The library's directory.</summary>
    public LibraryDirectory Directory { get; }

    /// <summary>Opens a library; or says why it cannot be read.</summary>
    public static async Task<Outcome<ExportSource>> OpenAsync(string root, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(root);
        if (LibraryValidator.ValidatePath(path, create: false) is { } failure)
        {
            return new Failure(failure);
        }

        LibraryDirectory? directory = null;
        ExportSource? source = null;
        try
        {
            directory = LibraryDirectory.Open(path);
            var opened = await OpenAsync(directory, cancellationToken);
            source = opened.Value;
            return opened;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure(LibraryValidator.Unreadable(path, exception));
        }
        finally
        {
            if (source is null)
            {
                directory?.Dispose();
            }
        }
    }

    /// <summary>The slugs of all posts, in their order.</summary>
    public IReadOnlyList<Slug> ListSlugs() =>
        [
            .. Directory
                .List(LibraryLayout.Posts)
                .Where(entry => entry.Kind == EntryKind.Folder)
                .Select(entry => Slug.TryParse(entry.Path.Name, out var slug) ? slug : null)
                .OfType<Slug>()
                .Where(slug => Directory.IsFile(LibraryLayout.Manifest(slug)))
                .OrderBy(slug => slug.ToString(), StringComparer.Ordinal),
        ];

    /// <summary>Whether a path is in the library.</summary>
    public bool Contains(string path) => CanonicalPath.IsWithin(CanonicalPath.Resolve(path), Directory.CanonicalRoot);

    /// <inheritdoc/>
    public void Dispose()
    {
        held?.Dispose();
        Directory.Dispose();
    }

    private static async Task<Outcome<ExportSource>> OpenAsync(
        LibraryDirectory directory,
        CancellationToken cancellationToken
    )
    {
        if (await LibraryValidator.ValidateAsync(directory, cancellationToken) is { } refusal)
        {
            return new Failure(refusal);
        }

        IDisposable? held = null;
        if (directory.IsFile(LibraryLayout.Lock))
        {
            held = new LibraryLock(directory).TryShare(out var holder);
            if (held is null)
            {
                return new Failure(LibraryValidator.InUse(directory, holder));
            }
        }

        return new ExportSource(directory, held);
    }
}
