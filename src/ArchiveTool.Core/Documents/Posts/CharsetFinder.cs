using System.Text;
using System.Text.Unicode;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Findings;
using UtfUnknown;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>
/// Finds a post's charset: byte order mark, the transport's word, the HTML standard's prescan, UTF-8 where it is valid,
/// and only then a guess (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
/// </summary>
internal static class CharsetFinder
{
    private const int DetectionBytes = 256 * 1024;
    private const float LeastConfidence = 0.4f;

    /// <summary>The charset, and a problem when it is a guess.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">The charset that the transport names, or null.</param>
    /// <param name="isHtml">True where the file is HTML for certain: then what it says of itself outranks validity.</param>
    public static (Charset Charset, Problem? Problem) Find(ReadOnlySpan<byte> bytes, Charset? declared, bool isHtml)
    {
        if (ByteOrderMark.Find(bytes).Charset is { } marked)
        {
            return (marked, null);
        }

        if (declared is not null)
        {
            return (declared, null);
        }

        if (FindUnmarkedUtf16(bytes) is { } wide)
        {
            return (wide, Guessed(wide));
        }

        if (isHtml && HtmlPrescan.Find(bytes) is { } byPrescan)
        {
            return (byPrescan, null);
        }

        if (Utf8.IsValid(bytes))
        {
            return (CharsetLabels.Utf8, null);
        }

        // A Markdown or text file that is not UTF-8 may still be an HTML fragment that says what it is.
        if (HtmlPrescan.Find(bytes) is { } late && late != CharsetLabels.Utf8)
        {
            return (late, null);
        }

        var guess = IsMostlyUtf8(bytes) ? CharsetLabels.Utf8 : Detect(bytes);
        return (guess, Guessed(guess));
    }

    private static Problem Guessed(Charset charset) =>
        new(
            ProblemCode.Input,
            Reason.CharsetGuessed,
            null,
            $"Nothing says which charset this is; it was read as {charset.Name}. Save it as UTF-8 to be sure."
        );

    /// <summary>Without a mark, mostly-Latin UTF-16 shows by a NUL in nearly every second byte.</summary>
    private static Charset? FindUnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (sample.Length < 4)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return odd > pairs / 2 && even <= pairs / 20 ? CharsetLabels.Utf16LittleEndian
            : even > pairs / 2 && odd <= pairs / 20 ? CharsetLabels.Utf16BigEndian
            : null;
    }

    /// <summary>A few broken bytes in a text of many good sequences are damage, not another charset.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            var status = Rune.DecodeFromUtf8(bytes[ascii..], out _, out var consumed);
            _ = status == System.Buffers.OperationStatus.Done ? good++ : bad++;
            bytes = bytes[(ascii + consumed)..];
        }

        return good >= bad * 4;
    }

    private static Charset Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, DetectionBytes)].ToArray();
        var found = CharsetDetector.DetectFromBytes(sample).Detected;
        return found is { Confidence: >= LeastConfidence } && CharsetLabels.Find(found.EncodingName) is { } charset
            ? charset
            : CharsetLabels.Windows1252;
    }
}
