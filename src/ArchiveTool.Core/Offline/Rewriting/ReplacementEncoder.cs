using System.Buffers;
using System.Text;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>Writes replacement text in a file's encoding; what that encoding cannot say is percent-encoded as UTF-8.</summary>
internal sealed class ReplacementEncoder
{
    private readonly Encoding encoding;
    private readonly bool asciiIsOneByte;

    public ReplacementEncoder(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        this.encoding = (Encoding)encoding.Clone();
        this.encoding.EncoderFallback = EncoderFallback.ExceptionFallback;
        asciiIsOneByte = this.encoding.GetBytes("aZ09/:%&").AsSpan().SequenceEqual("aZ09/:%&"u8);
        AsciiWidth = this.encoding.GetByteCount("a");
    }

    /// <summary>How many bytes a character of ASCII takes.</summary>
    public int AsciiWidth { get; }

    public void Write(string text, IBufferWriter<byte> output)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (asciiIsOneByte && Ascii.IsValid(text))
        {
            var span = output.GetSpan(text.Length);
            Ascii.FromUtf16(text, span, out var written);
            output.Advance(written);
            return;
        }

        Encode(text, output);
    }

    private void Encode(string text, IBufferWriter<byte> output)
    {
        try
        {
            var written = encoding.GetBytes(text, output.GetSpan(encoding.GetByteCount(text)));
            output.Advance(written);
        }
        catch (EncoderFallbackException)
        {
            // Rare: the caller's URLs are ASCII, and what is not has mostly a code in the file's encoding.
            encoding.GetBytes(PercentEncodeUnknown(text), output);
        }
    }

    private string PercentEncodeUnknown(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii || CanSay(rune))
            {
                result.Append(rune);
                continue;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    private bool CanSay(Rune rune)
    {
        try
        {
            return encoding.GetByteCount(rune.ToString()) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
