using System.Text.Json;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// Says of each body that it will stand in the library, before it does, and of each post that it changes. A line comes
/// before the rename, so at every instant a body is named by a manifest, by the journal, or is a leftover in the folder
/// of temporary files.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly Lock gate = new();
    private FileStream file;

    private Journal(FileStream file) => this.file = file;

    /// <summary>Opens the journal for writing; what it holds stays.</summary>
    public static Journal Open(string path)
    {
        // Not FileMode.Append: such a file can never be made shorter, and the journal is emptied when all is named.
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            EndLine(stream);
            return new Journal(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the entries; a last line that was cut off is passed over.</summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var entries = new List<JournalEntry>();
        foreach (var line in ReadLines(path))
        {
            if (TryParse(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>Adds an entry. It is with the operating system when this returns, so a killed process loses none.</summary>
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
            catch (IOException)
            {
                // The disk is full. Half a line would spoil the next one.
                file.SetLength(start);
                file.Position = start;
                throw;
            }
        }
    }

    /// <summary>Keeps these entries only: all others are named by a manifest now, or gone.</summary>
    public void Keep(IReadOnlyList<JournalEntry> entries)
    {
        lock (gate)
        {
            if (entries.Count == 0)
            {
                file.SetLength(0);
                return;
            }

            var path = file.Name;
            var temporary = path + ".new";
            using (var written = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                foreach (var entry in entries)
                {
                    JsonSerializer.Serialize(written, entry, LineJson.Readable.JournalEntry);
                    written.WriteByte((byte)'\n');
                }
            }

            file.Dispose();
            File.Move(temporary, path, overwrite: true);
            file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Seek(0, SeekOrigin.End);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

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

    /// <summary>Shared with a writer, for whoever only looks.</summary>
    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static JournalEntry? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LineJson.Readable.JournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
