using System.IO.Compression;

namespace ArchiveTool.Warc;

/// <summary>Turns a record file of any form into one uncompressed file.</summary>
internal static class WarcUnpacking
{
    public static FileStream Unpack(string path, string temporaryFolder)
    {
        var source = Open(path, temporaryFolder);
        Span<byte> magic = stackalloc byte[4];
        var read = source.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        source.Position = 0;
        if (read == 4 && magic.SequenceEqual("PK\u0003\u0004"u8))
        {
            using (source)
            {
                return UnpackWacz(source, temporaryFolder);
            }
        }

        if (read < 2 || magic[0] != 0x1F || magic[1] != 0x8B)
        {
            return source;
        }

        using (source)
        {
            var unpacked = Temporary(temporaryFolder);
            CopyTolerantly(new GZipStream(source, CompressionMode.Decompress), unpacked);
            return unpacked;
        }
    }

    /// <summary>Bodies are read where they stand, so what comes through a pipe is kept in a file first.</summary>
    private static FileStream Open(string path, string temporaryFolder)
    {
        var source = File.OpenRead(path);
        if (source.CanSeek)
        {
            return source;
        }

        using (source)
        {
            var kept = Temporary(temporaryFolder);
            source.CopyTo(kept, 1 << 16);
            kept.Position = 0;
            return kept;
        }
    }

    /// <summary>https://specs.webrecorder.net/wacz/latest/: the WARC files stand in <c>archive/</c>.</summary>
    private static FileStream UnpackWacz(Stream source, string temporaryFolder)
    {
        var unpacked = Temporary(temporaryFolder);
        using var zip = new ZipArchive(source, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (!entry.FullName.StartsWith("archive/", StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = entry.Open();
            var isPacked = entry.FullName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            CopyTolerantly(isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream, unpacked);
            unpacked.Write("\r\n\r\n"u8);
        }

        return unpacked;
    }

    /// <summary>A file that breaks off still has the records before the break.</summary>
    private static void CopyTolerantly(Stream from, FileStream to)
    {
        using (from)
        {
            try
            {
                from.CopyTo(to, 1 << 16);
            }
            catch (InvalidDataException)
            {
                // Damaged from here on.
            }
        }
    }

    private static FileStream Temporary(string folder) =>
        new(
            Path.Combine(folder, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
}
