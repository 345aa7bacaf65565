using System.Text;

namespace ArchiveTool.Warc;

/// <summary>Reads the lines of heads, ended by CRLF or a bare line feed, and counts the bytes they take.</summary>
internal sealed class WarcLines(Stream stream)
{
    private const int MaxLineBytes = 1 << 16;

    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    /// <summary>Bytes taken so far.</summary>
    public long Consumed { get; private set; }

    /// <summary>The next line that is not blank, or null at the end.</summary>
    public string? ReadPastBlank()
    {
        string? line;
        do
        {
            line = Read();
        } while (line is { Length: 0 });
        return line;
    }

    /// <summary>Fields up to the blank line; folded lines are joined. Null where they end too early or are too many.</summary>
    public List<WarcField>? ReadFields(int maxBytes)
    {
        var fields = new List<WarcField>();
        var folded = new StringBuilder();
        var limit = Consumed + maxBytes;
        while (Read() is { } line)
        {
            if (line.Length == 0)
            {
                Unfold(fields, folded);
                return fields;
            }

            if (Consumed > limit)
            {
                return null;
            }

            if (line[0] is ' ' or '\t' && fields.Count > 0)
            {
                folded.Append(' ').Append(line.Trim());
                continue;
            }

            Unfold(fields, folded);

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields.Add(new WarcField(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return null;
    }

    private static void Unfold(List<WarcField> fields, StringBuilder folded)
    {
        if (folded.Length > 0)
        {
            fields[^1] = fields[^1] with { Value = fields[^1].Value + folded };
            folded.Clear();
        }
    }

    /// <summary>The next line without its end; null at the end of the stream or where a line is longer than any head's.</summary>
    public string? Read()
    {
        var line = new List<byte>();
        while (true)
        {
            if (start == end)
            {
                start = 0;
                end = stream.Read(buffer);
                if (end == 0)
                {
                    return null;
                }
            }

            var value = buffer[start++];
            Consumed++;
            if (value == (byte)'\n')
            {
                if (line is [.., (byte)'\r'])
                {
                    line.RemoveAt(line.Count - 1);
                }

                return WarcReader.Text([.. line]);
            }

            line.Add(value);
            if (line.Count > MaxLineBytes)
            {
                return null;
            }
        }
    }
}
