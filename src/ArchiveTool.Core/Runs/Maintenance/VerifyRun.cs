using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Verification;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>Verifies a library; builds its index again before that and repairs it after that, where this is asked for.</summary>
internal static class VerifyRun
{
    /// <summary>Runs it.</summary>
    /// <param name="setup">What is verified, and what is put right.</param>
    /// <param name="cancellationToken">Ends it; a library that is being repaired stays as far as it came.</param>
    /// <returns>What the last look at the library found, or why it could not be opened or repaired.</returns>
    /// <exception cref="IOException">The library's folders cannot be listed, or its disk fails.</exception>
    public static async Task<Outcome<VerifyReport>> RunAsync(VerifySetup setup, CancellationToken cancellationToken)
    {
        if (setup.RebuildsIndex && await RebuildIndexAsync(setup, cancellationToken) is { } unbuilt)
        {
            return unbuilt;
        }

        var found = await VerifyAsync(setup.Folder, cancellationToken);
        if (!setup.Repairs || !found.IsSuccess || found.Value.IsWhole)
        {
            return found;
        }

        return await RepairAsync(setup, found.Value, cancellationToken) is { } unrepaired
            ? unrepaired
            : await VerifyAsync(setup.Folder, cancellationToken);
    }

    private static async Task<Outcome<VerifyReport>> VerifyAsync(string folder, CancellationToken cancellationToken)
    {
        var opening = await LibraryVerification.OpenAsync(folder, cancellationToken);
        if (!opening.IsSuccess)
        {
            return new Failure(opening.Failure);
        }

        using var opened = opening.Value;
        return await opened.VerifyAsync(cancellationToken);
    }

    private static async Task<Failure?> RebuildIndexAsync(VerifySetup setup, CancellationToken cancellationToken)
    {
        var opening = await Library.OpenToRebuildAsync(setup.Folder, cancellationToken);
        if (!opening.IsSuccess)
        {
            return new Failure(opening.Failure);
        }

        using var library = opening.Value;
        await LibraryRepair.RebuildIndexAsync(library, cancellationToken);
        return null;
    }

    private static async Task<Failure?> RepairAsync(
        VerifySetup setup,
        VerifyReport found,
        CancellationToken cancellationToken
    )
    {
        var opening = await Library.OpenAsync(setup.Folder, create: false, cancellationToken);
        if (!opening.IsSuccess)
        {
            return new Failure(opening.Failure);
        }

        using var library = opening.Value;
        var fetching = await RunFetcher.OpenAsync(setup.Exchanges, library.Temporary.Path, cancellationToken);
        if (!fetching.IsSuccess)
        {
            return new Failure(fetching.Failure);
        }

        var (fetcher, recorder) = fetching.Value;
        await using (fetcher)
        {
            await using var thumbnailer = setup.CreateThumbnailer();
            await new LibraryRepair(library, fetcher, thumbnailer, setup.Say).RunAsync(found, cancellationToken);
        }

        return recorder?.Failure is { } unrecorded ? new Failure(unrecorded) : null;
    }
}
