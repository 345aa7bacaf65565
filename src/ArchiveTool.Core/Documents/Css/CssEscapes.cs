using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Documents.Css;

/// <summary>Escapes of CSS (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point).</summary>
internal static class CssEscapes
{
    private const int MostDigits = 6;

    /// <summary>How long the escape is that starts with the backslash at the start of the text.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return text.Length;
        }

        var digits = Digits(text);
        if (digits == 0)
        {
            return char.IsHighSurrogate(text[1]) && text.Length > 2 && char.IsLowSurrogate(text[2]) ? 3 : 2;
        }

        return 1 + digits + SpaceAfter(text[(1 + digits)..]);
    }

    /// <summary>What a string, URL or name means.</summary>
    /// <param name="written">What is written.</param>
    /// <param name="isString">In a string a backslash before a line end, or the end of the file, is nothing.</param>
    public static string Decode(ReadOnlySpan<char> written, bool isString)
    {
        if (written.IndexOfAny('\\', '\0') < 0)
        {
            return written.ToString();
        }

        var value = new StringBuilder(written.Length);
        while (!written.IsEmpty)
        {
            if (written[0] != '\\')
            {
                value.Append(written[0] == '\0' ? '\uFFFD' : written[0]);
                written = written[1..];
                continue;
            }

            if (written.Length < 2)
            {
                return value.Append(isString ? "" : "\uFFFD").ToString();
            }

            if (isString && NewLine(written[1..]) is var newLine and > 0)
            {
                written = written[(1 + newLine)..];
                continue;
            }

            var length = Length(written);
            if (Digits(written) is var digits and > 0)
            {
                value.Append(Scalar(written.Slice(1, digits)));
            }
            else
            {
                value.Append(written[1..length]);
            }

            written = written[length..];
        }

        return value.ToString();
    }

    private static int NewLine(ReadOnlySpan<char> rest) =>
        rest.StartsWith("\r\n") ? 2
        : rest[0] is '\n' or '\r' or '\f' ? 1
        : 0;

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < MostDigits && digits + 1 < text.Length && char.IsAsciiHexDigit(text[digits + 1]))
        {
            digits++;
        }

        return digits;
    }

    private static int SpaceAfter(ReadOnlySpan<char> rest) =>
        rest.StartsWith("\r\n") ? 2
        : !rest.IsEmpty && rest[0] is ' ' or '\t' or '\n' or '\r' or '\f' ? 1
        : 0;

    private static string Scalar(ReadOnlySpan<char> digits)
    {
        var code = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";
    }
}
