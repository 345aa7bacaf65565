using System.Buffers;
using System.Text;

namespace ArchiveTool.Urls.Parsing;

/// <summary>Percent-encoding and decoding (https://url.spec.whatwg.org/#percent-encoded-bytes).</summary>
internal static class PercentEncoding
{
    private const string UpperHex = "0123456789ABCDEF";

    /// <summary>UTF-8 percent-encodes what is not in <paramref name="kept"/>. A lone surrogate counts as U+FFFD.</summary>
    public static void AppendUtf8(ref UrlWriter output, scoped ReadOnlySpan<char> text, SearchValues<char> kept)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (true)
        {
            var stop = text.IndexOfAnyExcept(kept);
            if (stop < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..stop]);
            text = text[stop..];
            Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            text = text[consumed..];
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                AppendByte(ref output, value);
            }
        }
    }

    /// <summary>
    /// Percent-encodes after encoding: what the encoding cannot say becomes a numeric character reference, itself
    /// percent-encoded (https://url.spec.whatwg.org/#string-percent-encode-after-encoding).
    /// </summary>
    public static void AppendEncoded(
        ref UrlWriter output,
        ReadOnlySpan<char> text,
        SearchValues<char> kept,
        Encoding encoding
    )
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = new NumericReferenceFallback();
        while (!text.IsEmpty)
        {
            // Whole runs are encoded at once, since ISO-2022-JP switches its state between them.
            var run = text.IndexOfAnyExceptInRange('\0', '\x7F');
            var ascii = run < 0 ? text : text[..run];
            AppendUtf8(ref output, ascii, kept);
            text = text[ascii.Length..];
            var end = text.IndexOfAnyInRange('\0', '\x7F');
            var other = end < 0 ? text : text[..end];
            AppendRun(ref output, other, kept, strict);
            text = text[other.Length..];
        }
    }

    /// <summary>Decodes <c>%XX</c>; everything else becomes UTF-8 (https://url.spec.whatwg.org/#string-percent-decode).</summary>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++, length++)
        {
            var value = bytes[i];
            if (
                value == '%'
                && i + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[i + 1])
                && char.IsAsciiHexDigit((char)bytes[i + 2])
            )
            {
                value = (byte)((HexValue((char)bytes[i + 1]) << 4) | HexValue((char)bytes[i + 2]));
                i += 2;
            }

            bytes[length] = value;
        }

        return bytes[..length];
    }

    /// <summary>The value of a hexadecimal digit.</summary>
    public static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void AppendByte(ref UrlWriter output, byte value)
    {
        output.Append('%');
        output.Append(UpperHex[value >> 4]);
        output.Append(UpperHex[value & 15]);
    }

    private static void AppendRun(
        ref UrlWriter output,
        ReadOnlySpan<char> run,
        SearchValues<char> kept,
        Encoding encoding
    )
    {
        var bytes = new byte[encoding.GetByteCount(run)];
        encoding.GetBytes(run, bytes);
        foreach (var value in bytes)
        {
            // The fallback marks its own "&#;" with controls that no encoding of these runs yields otherwise.
            switch (value)
            {
                case NumericReferenceFallback.Opening:
                    output.Append("%26%23");
                    break;
                case NumericReferenceFallback.Closing:
                    output.Append("%3B");
                    break;
                default:
                    if (kept.Contains((char)value))
                    {
                        output.Append((char)value);
                    }
                    else
                    {
                        AppendByte(ref output, value);
                    }

                    break;
            }
        }
    }
}
