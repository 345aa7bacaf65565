using System.Buffers.Binary;
using System.IO.Compression;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links.Caching;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// Whether what stands at an output's place is an earlier output of the same kind, or nothing. A configuration that a
/// stranger may have written replaces nothing else.
/// </summary>
internal static class EarlierOutput
{
    private const int ApplicationIdOffset = 68;

    /// <summary>Nothing, or a report of this program.</summary>
    public static bool IsReportOrNothing(string path) => IsNothing(path) || IsKind(path, EarlierReport.Is);

    /// <summary>Nothing, or a WARC file.</summary>
    public static bool IsRecordOrNothing(string path) => IsNothing(path) || IsKind(path, IsRecord);

    /// <summary>Nothing, or a cache of link verdicts.</summary>
    public static bool IsCacheOrNothing(string path) => IsNothing(path) || IsKind(path, IsCache);

    /// <summary>Nothing, an empty folder or a library.</summary>
    public static bool IsLibraryOrNothing(string path)
    {
        if (!Directory.Exists(path))
        {
            return IsNothing(path);
        }

        try
        {
            return File.Exists(Path.Combine(path, LibraryLayout.Settings.ToString()))
                || !Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsNothing(string path) => !Path.Exists(path) && new FileInfo(path).LinkTarget is null;

    private static bool IsKind(string path, Func<string, bool> test)
    {
        try
        {
            return test(path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsRecord(string path)
    {
        Span<byte> head = stackalloc byte[5];
        using var file = ForeignFile.Open(path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == 0)
        {
            return true;
        }

        if (head[0] == 0x1F && head[1] == 0x8B)
        {
            file.Position = 0;
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            if (unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            {
                return false;
            }
        }

        return head.SequenceEqual("WARC/"u8);
    }

    /// <summary>https://www.sqlite.org/fileformat.html#the_database_header</summary>
    private static bool IsCache(string path)
    {
        Span<byte> head = stackalloc byte[100];
        using var file = ForeignFile.Open(path);
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return length == 0
            || head.StartsWith("SQLite format 3\0"u8)
                && BinaryPrimitives.ReadInt32BigEndian(head[ApplicationIdOffset..]) == LinkCache.ApplicationId;
    }
}
