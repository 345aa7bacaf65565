using System.Text.Json;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Says of each body that it will stand in the library, before it does. A line comes before the rename, so at every
/// instant a body is named by a manifest, by the journal, or is a leftover in the folder of temporary files.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file;

    private Journal(FileStream file) => this.file = file;

    /// <summary>Opens the journal for writing; what it holds stays.</summary>
    public static Journal Open(string path)
    {
        // Not FileMode.Append: such a file can never be made shorter, and the journal is emptied when all is named.
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.Seek(0, SeekOrigin.End);
        return new Journal(stream);
    }

    /// <summary>Reads the entries; a last line that was cut off is passed over.</summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var entries = new List<JournalEntry>();
        foreach (var line in File.ReadLines(path))
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
            file.Write([.. line, (byte)'\n']);
        }
    }

    /// <summary>Empties the journal: every body it named is named by a manifest now, or gone.</summary>
    public void Clear()
    {
        lock (gate)
        {
            file.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

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
