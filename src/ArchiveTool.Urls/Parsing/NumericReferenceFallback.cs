using System.Globalization;
using System.Text;

namespace ArchiveTool.Urls.Parsing;

/// <summary>
/// Writes what an encoding cannot say as its code point's number between two control characters, which stand for
/// <c>&amp;#</c> and <c>;</c> (https://encoding.spec.whatwg.org/#error-mode, "html").
/// </summary>
internal sealed class NumericReferenceFallback : EncoderFallback
{
    public const byte Opening = 1;
    public const byte Closing = 2;

    /// <inheritdoc/>
    public override int MaxCharCount => 9;

    /// <inheritdoc/>
    public override EncoderFallbackBuffer CreateFallbackBuffer() => new NumberBuffer();

    private sealed class NumberBuffer : EncoderFallbackBuffer
    {
        private string text = "";
        private int next;

        public override int Remaining => text.Length - next;

        public override bool Fallback(char charUnknown, int index) =>
            Start(char.IsSurrogate(charUnknown) ? 0xFFFD : charUnknown);

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) =>
            Start(char.ConvertToUtf32(charUnknownHigh, charUnknownLow));

        public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
            {
                return false;
            }

            next--;
            return true;
        }

        public override void Reset()
        {
            text = "";
            next = 0;
        }

        private bool Start(int codePoint)
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{(char)Opening}{codePoint}{(char)Closing}");
            next = 0;
            return true;
        }
    }
}
