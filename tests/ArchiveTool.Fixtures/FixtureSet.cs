namespace ArchiveTool.Fixtures;

/// <summary>Everything under <c>fixtures/</c> that a program makes; the same bytes on every machine.</summary>
public static class FixtureSet
{
    /// <summary>Paths relative to <c>fixtures/</c>, and what stands there.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync(CancellationToken cancellationToken)
    {
        var pictures = HarbourPictures.Paint();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["posts/harbour-lights.txt"] = HarbourLights.Text(),
            ["records/harbour-lights.warc.gz"] = await FixtureRecord.MakeAsync(
                HarbourLights.Responses(pictures),
                cancellationToken
            ),
        };
        return files;
    }
}
