using System.Text;

namespace ArchiveTool.Warc;

/// <summary>Base 32 (RFC 4648, section 6), as WARC digests are written.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        var (bits, count) = (0, 0);
        foreach (var value in bytes)
        {
            bits = (bits << 8) | value;
            for (count += 8; count >= 5; )
            {
                count -= 5;
                text.Append(Alphabet[(bits >> count) & 31]);
            }
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }
}
