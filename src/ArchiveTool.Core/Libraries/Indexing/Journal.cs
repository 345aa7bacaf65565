using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// The journal in a file. A line comes before the rename, so at every instant a body is named by a manifest, by the journal,
/// or is a leftover in the folder of temporary files.
/// </summary>
internal sealed class Journal : IJournal
{
    private readonly Lock gate = new();
    private readonly LibraryDirectory directory;
    private FileStream file;

    private Journal(LibraryDirectory directory, FileStream file)
    {
        this.directory = directory;
        this.file = file;
    }

    /// <summary>Opens the journal for writing; what it holds stays.</summary>
    /// <exception cref="IOException">It cannot be written, or something else stands in its place.</exception>
    public static Journal Open(LibraryDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var stream = OpenStream(directory, FileMode.OpenOrCreate);
        try
        {
            EndLine(stream);
            return new Journal(directory, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the entries; a last line that was cut off is passed over.</summary>
    public static JournalContent Read(LibraryDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Find(LibraryLayout.Journal) is null)
        {
            return new JournalContent([], []);
        }

        using var stream = directory.OpenRead(LibraryLayout.Journal);
        return Read(stream);
    }

    /// <summary>Reads the entries of a journal's bytes.</summary>
    internal static JournalContent Read(Stream stream)
    {
        var entries = new List<JournalEntry>();
        var refused = new List<string>();
        foreach (var line in JournalLines.Read(stream))
        {
            try
            {
                var entry = StrictJson.Read(line.Span, LineJson.Readable.JournalEntry);
                if (entry.Asset is { } asset && ManifestSchema.Errors(asset).FirstOrDefault() is { } error)
                {
                    refused.Add(error);
                }
                else
                {
                    entries.Add(entry);
                }
            }
            catch (JsonException exception)
            {
                if (IsJson(line))
                {
                    refused.Add(exception.Message);
                }
            }
        }

        return new JournalContent(entries, refused);
    }

    /// <inheritdoc/>
    public JournalContent Read() => Read(directory);

    /// <inheritdoc/>
    public void Add(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, LineJson.Readable.JournalEntry);
        lock (gate)
        {
            var start = file.Position;
            try
            {
                file.Write([.. line, (byte)'\n']);
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                // The disk is full. Half a line would spoil the next one.
                file.SetLength(start);
                file.Position = start;
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (gate)
        {
            if (entries.Count == 0)
            {
                file.SetLength(0);
                file.Position = 0;
                return;
            }

            var temporary = LibraryDirectory.NewTemporary();
            using (var written = directory.OpenWrite(temporary, FileMode.CreateNew))
            {
                foreach (var entry in entries)
                {
                    JsonSerializer.Serialize(written, entry, LineJson.Readable.JournalEntry);
                    written.WriteByte((byte)'\n');
                }

                written.Flush(flushToDisk: true);
            }

            file.Dispose();
            directory.Rename(temporary, LibraryLayout.Journal);
            file = OpenStream(directory, FileMode.Open);
            file.Seek(0, SeekOrigin.End);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // Not for appending: such a file can never be made shorter, and the journal is emptied when all is named.
    private static FileStream OpenStream(LibraryDirectory directory, FileMode mode) =>
        new(directory.OpenFile(LibraryLayout.Journal, mode, FileAccess.ReadWrite), FileAccess.ReadWrite, bufferSize: 0);

    /// <summary>A line that a killed process cut off is ended, so that it spoils no other.</summary>
    private static void EndLine(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return;
        }

        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != '\n')
        {
            stream.WriteByte((byte)'\n');
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var _ = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
