using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Cli.Commands;

/// <summary>Opens a library for a command that changes it, closes it again, and tells what kept it from either.</summary>
internal static class LibraryWork
{
    /// <param name="root">The library's folder.</param>
    /// <param name="failure">What is said where the disk fails, before the disk's own words.</param>
    /// <param name="work">What is done; gives the exit status.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<int> RunAsync(
        string root,
        string failure,
        Func<Library, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        var opening = await Library.OpenAsync(root, create: false, cancellationToken);
        if (opening.Library is not { } opened)
        {
            Console.Error.WriteLine($"archivetool: {opening.Failure}");
            return ExitStatus.Failed;
        }

        using (opened)
        {
            try
            {
                return await work(opened);
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                Console.Error.WriteLine($"archivetool: {failure}: {exception.Message}");
                return ExitStatus.Failed;
            }
        }
    }
}
