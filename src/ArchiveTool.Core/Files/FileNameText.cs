using System.Text;
using System.Text.Unicode;

namespace ArchiveTool.Core.Files;

/// <summary>
/// File names as text and back without loss. A name on Linux is any bytes; those that are not UTF-8 become lone surrogates,
/// U+DC80 to U+DCFF, as in Python (https://peps.python.org/pep-0383/).
/// </summary>
internal static class FileNameText
{
    private const char FirstEscape = '\udc80';
    private const char LastEscape = '\udcff';

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text of a name.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
                name = name[consumed..];
            }
            else
            {
                text.Append((char)(FirstEscape + (name[0] - 0x80)));
                name = name[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>The bytes of a name or path, ended by a zero.</summary>
    /// <exception cref="ArgumentException">It holds a lone surrogate that stands for no byte.</exception>
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            var plain = new byte[Strict.GetByteCount(text) + 1];
            Strict.GetBytes(text, plain);
            return plain;
        }

        var bytes = new List<byte>(text.Length + 8);
        Span<byte> encoded = stackalloc byte[4];
        for (var i = 0; i < text.Length; )
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
                i += rune.Utf16SequenceLength;
            }
            else if (text[i] is >= FirstEscape and <= LastEscape)
            {
                bytes.Add((byte)(0x80 + (text[i] - FirstEscape)));
                i++;
            }
            else
            {
                throw new ArgumentException("A lone surrogate stands for no byte of a name.", nameof(text));
            }
        }

        return [.. bytes, 0];
    }
}
