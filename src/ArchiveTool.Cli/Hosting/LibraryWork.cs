using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Cli.Hosting;

/// <summary>
/// Opens a library for a command that changes it and may free space, closes it again, and tells what kept it from either.
/// The work makes the pages for browsing again.
/// </summary>
internal static class LibraryWork
{
    /// <param name="root">The library's folder.</param>
    /// <param name="failure">What is said where the disk fails, before the disk's own words.</param>
    /// <param name="freesSpace">Whether it will free space.</param>
    /// <param name="work">What is done; gives the exit status.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<int> RunAsync(
        string root,
        string failure,
        bool freesSpace,
        Func<Library, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        var opening = freesSpace
            ? await Library.OpenToFreeSpaceAsync(root, cancellationToken)
            : await Library.OpenAsync(root, create: false, cancellationToken);
        if (!opening.IsSuccess)
        {
            return ExitStatus.Fail(opening.Failure);
        }

        var opened = opening.Value;
        using (opened)
        {
            try
            {
                return await work(opened);
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                return ExitStatus.Fail($"{failure}: {exception.Message}");
            }
        }
    }
}
