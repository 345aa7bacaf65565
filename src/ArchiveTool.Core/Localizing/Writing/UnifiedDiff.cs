using System.Buffers;
using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// A change as a unified diff that <c>git apply</c> and <c>patch -p1</c> take. Lines are bytes between line feeds, so that
/// any encoding survives.
/// </summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const byte LineFeed = (byte)'\n';

    /// <summary>The diff of one file.</summary>
    /// <param name="change">What changes.</param>
    /// <param name="name">The file's name in the diff, with forward slashes.</param>
    public static byte[] Create(SourceChange change, string name)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, $"--- {Quote("a/" + name)}\n+++ {Quote("b/" + name)}\n");
        var lines = FindLines(change.Before.Span);
        var groups = Group(change, lines);
        var (hunkStart, shift) = (0, 0);
        while (hunkStart < groups.Count)
        {
            var hunkEnd = hunkStart + 1;
            while (hunkEnd < groups.Count && groups[hunkEnd].First - groups[hunkEnd - 1].End <= 2 * Context)
            {
                hunkEnd++;
            }

            shift += WriteHunk(output, change, lines, groups[hunkStart..hunkEnd], shift);
            hunkStart = hunkEnd;
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes a hunk.</summary>
    /// <returns>How many lines it adds.</returns>
    private static int WriteHunk(
        ArrayBufferWriter<byte> output,
        SourceChange change,
        List<int> lines,
        List<LineGroup> groups,
        int shift
    )
    {
        var before = change.Before.Span;
        var count = lines.Count - 1;
        var first = Math.Max(0, groups[0].First - Context);
        var end = Math.Min(count, groups[^1].End + Context);
        var body = new ArrayBufferWriter<byte>();
        var added = 0;
        var at = first;
        foreach (var group in groups)
        {
            WriteLines(body, ' ', before[lines[at]..lines[group.First]]);
            WriteLines(body, '-', before[lines[group.First]..lines[group.End]]);
            var after = Apply(change, lines[group.First], lines[group.End]);
            added += WriteLines(body, '+', after) - (group.End - group.First);
            at = group.End;
        }

        WriteLines(body, ' ', before[lines[at]..lines[end]]);
        var size = end - first;
        Write(
            output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"@@ -{GetStart(first, size)},{size} +{GetStart(first + shift, size + added)},{size + added} @@\n"
            )
        );
        output.Write(body.WrittenSpan);
        return added;
    }

    private static int GetStart(int first, int size) => size == 0 ? first : first + 1;

    private static byte[] Apply(SourceChange change, int start, int end)
    {
        var output = new ArrayBufferWriter<byte>();
        var at = start;
        foreach (var edit in change.Edits.Where(edit => edit.Offset >= start && edit.Offset < end))
        {
            output.Write(change.Before.Span[at..edit.Offset]);
            output.Write(edit.GetAfter());
            at = edit.Offset + edit.GetBefore().Length;
        }

        output.Write(change.Before.Span[at..end]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The groups of lines that edits touch, none beside another.</summary>
    private static List<LineGroup> Group(SourceChange change, List<int> lines)
    {
        var groups = new List<LineGroup>();
        foreach (var edit in change.Edits)
        {
            var first = FindLine(lines, edit.Offset);
            var end = FindLine(lines, Math.Max(edit.Offset, edit.Offset + edit.GetBefore().Length - 1)) + 1;
            if (groups.Count > 0 && first <= groups[^1].End)
            {
                groups[^1] = new LineGroup(groups[^1].First, Math.Max(end, groups[^1].End));
            }
            else
            {
                groups.Add(new LineGroup(first, end));
            }
        }

        return groups;
    }

    private static int FindLine(List<int> lines, int offset)
    {
        var at = lines.BinarySearch(offset);
        return Math.Min(at >= 0 ? at : ~at - 1, lines.Count - 2);
    }

    /// <summary>Where each line begins; at the end the length.</summary>
    private static List<int> FindLines(ReadOnlySpan<byte> bytes)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == LineFeed && i + 1 < bytes.Length)
            {
                starts.Add(i + 1);
            }
        }

        starts.Add(bytes.Length);
        return starts;
    }

    private static int WriteLines(ArrayBufferWriter<byte> output, char mark, ReadOnlySpan<byte> lines)
    {
        var count = 0;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf(LineFeed);
            var line = end < 0 ? lines : lines[..(end + 1)];
            output.Write([(byte)mark]);
            output.Write(line);
            if (end < 0)
            {
                output.Write("\n\\ No newline at end of file\n"u8);
            }

            lines = lines[line.Length..];
            count++;
        }

        return count;
    }

    private static void Write(ArrayBufferWriter<byte> output, string text) =>
        output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A name as git writes it: with a tab behind one that has a space, in quotes where it must be.</summary>
    private static string Quote(string name)
    {
        if (name.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && name.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            return name.Contains(' ', StringComparison.Ordinal) ? name + "\t" : name;
        }

        var quoted = new StringBuilder("\"");
        foreach (var character in name)
        {
            quoted.Append(
                character is '"' or '\\' ? "\\" + character
                : character < ' ' ? "\\" + Convert.ToString(character, 8).PadLeft(3, '0')
                : character.ToString()
            );
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Lines by their numbers from 0.</summary>
    private readonly record struct LineGroup(int First, int End);
}
