using System.Buffers;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>Takes edits back out of a file's bytes.</summary>
internal static class EditReversal
{
    /// <summary>The bytes before the run, from exactly those after it.</summary>
    public static byte[] Reverse(ReadOnlySpan<byte> after, RecordedFile file)
    {
        var output = new ArrayBufferWriter<byte>(after.Length);
        var (at, shift) = (0, 0);
        foreach (var edit in file.Edits)
        {
            var (before, written) = (edit.GetBefore(), edit.GetAfter());
            var start = edit.Offset + shift;
            if (start < at || start + written.Length > after.Length)
            {
                // A record that somebody else wrote; the hash of the result says that it is not what it claims.
                return [];
            }

            output.Write(after[at..start]);
            output.Write(before);
            at = start + written.Length;
            shift += written.Length - before.Length;
        }

        output.Write(after[at..]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Takes back the edits whose text still stands in a file that was edited since, in the edits' order. An edit whose
    /// text stands there more often or less often than the run wrote it is left alone: nobody can say which is which.
    /// </summary>
    /// <param name="current">The file now.</param>
    /// <param name="file">What the run did to it.</param>
    /// <returns>The file with them taken back, and the edits that remain.</returns>
    public static (byte[] Bytes, IReadOnlyList<RecordedEdit> Left) ReverseFound(
        ReadOnlySpan<byte> current,
        RecordedFile file
    )
    {
        var found = new List<(int Start, RecordedEdit Edit)>();
        var left = new List<RecordedEdit>();
        foreach (var group in file.Edits.GroupBy(edit => edit.After, StringComparer.Ordinal))
        {
            var edits = group.ToList();
            var places = FindAll(current, edits[0].GetAfter());
            if (places.Count == edits.Count)
            {
                found.AddRange(places.Zip(edits));
            }
            else if (places.Count < edits.Count && edits.TrueForAll(edit => edit.Before == edits[0].Before))
            {
                // Some are gone, and it does not matter which.
                found.AddRange(places.Zip(edits));
                left.AddRange(edits.Skip(places.Count));
            }
            else
            {
                left.AddRange(edits);
            }
        }

        var output = new ArrayBufferWriter<byte>(Math.Max(1, current.Length));
        var at = 0;
        foreach (var (start, edit) in found.OrderBy(item => item.Start))
        {
            output.Write(current[at..start]);
            output.Write(edit.GetBefore());
            at = start + edit.GetAfter().Length;
        }

        output.Write(current[at..]);
        return (output.WrittenSpan.ToArray(), left);
    }

    private static List<int> FindAll(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text)
    {
        var places = new List<int>();
        var at = 0;
        while (!text.IsEmpty && bytes[at..].IndexOf(text) is >= 0 and var next)
        {
            var start = at + next;
            var end = start + text.Length;
            if (!(start > 0 && IsOfAddress(bytes[start - 1])) && !(end < bytes.Length && IsOfAddress(bytes[end])))
            {
                places.Add(start);
            }

            at = end;
        }

        return places;
    }

    /// <summary>Whether an address goes on with a byte: what stands beside it is then another address.</summary>
    private static bool IsOfAddress(byte value) =>
        char.IsAsciiLetterOrDigit((char)value)
        || value is (byte)'/' or (byte)'-' or (byte)'_' or (byte)'%' or (byte)'.';
}
