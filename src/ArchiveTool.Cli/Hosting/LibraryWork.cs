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
        var (claim, refusal) = LibraryHandle.Take(root, create: false);
        if (claim is null)
        {
            return ExitStatus.Fail(refusal!);
        }

        var opening = freesSpace
            ? await claim.OpenToFreeSpaceAsync(cancellationToken)
            : await claim.OpenAsync(cancellationToken);
        if (opening.Library is not { } opened)
        {
            return ExitStatus.Fail(opening.Failure!);
        }

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
