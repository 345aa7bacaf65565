using System.Text;

namespace ArchiveTool.Core.Documents.Text;

/// <summary>Reads the rows of a CSV file (RFC 4180), also with semicolons or tabs between its cells.</summary>
internal static class CsvRows
{
    /// <summary>Every row with its cells; rows that are empty are left out.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var separator = FindSeparator(text);
        var (row, cell) = (new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (isQuoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == separator || c == '\n')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    if (row.Exists(one => one.Length > 0))
                    {
                        yield return row;
                    }

                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }
    }

    /// <summary>The position of the first column whose name, without case, is one of these; -1 if absent.</summary>
    public static int FindColumn(IReadOnlyList<string> header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (header[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static char FindSeparator(string text)
    {
        var line = text.AsSpan(0, Math.Max(text.AsSpan().IndexOf('\n'), 0));
        var (separator, most) = (',', 0);
        foreach (var one in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            if (line.Count(one) > most)
            {
                (separator, most) = (one, line.Count(one));
            }
        }

        return separator;
    }
}
