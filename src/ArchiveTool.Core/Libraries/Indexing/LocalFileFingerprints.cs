using System.Globalization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// Length and time of the local files that a post took. While they are as they were, the files need not be read again.
/// </summary>
internal static class LocalFileFingerprints
{
    /// <summary>The stamps of now; empty for a post that took nothing from here.</summary>
    public static string Compute(Manifest manifest) =>
        string.Join('\n', Taken(manifest).Select(asset => Stamp(asset.File!)));

    /// <summary>The stamps of now, where every file still has the bytes that were archived of it; else null.</summary>
    public static string? Proven(Manifest manifest) => Taken(manifest).All(IsSame) ? Compute(manifest) : null;

    private static IEnumerable<ManifestAsset> Taken(Manifest manifest) =>
        manifest.Assets.Where(asset => asset is { File: not null, DerivedFrom: null });

    /// <summary>A file's name, length and time; one that is gone has neither.</summary>
    private static string Stamp(string path)
    {
        var file = LocalSource.Find(path);
        return file is null
            ? path
            : string.Create(CultureInfo.InvariantCulture, $"{path}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
    }

    private static bool IsSame(ManifestAsset asset) =>
        LocalSource.TryOpen(asset.File!, asset.Bytes, asset.Sha256) is { } file && Close(file);

    private static bool Close(FileStream file)
    {
        file.Dispose();
        return true;
    }
}
