using System.Buffers;

namespace ArchiveTool.Tracking.Parameters;

/// <summary>
/// A parameter that a link must have, and the form of its value: <c>#</c> digits, <c>9</c> one digit, <c>~2</c>
/// at least 20 letters, digits, hyphens or underscores (the digit counts tens), <c>*</c> anything, else itself.
/// </summary>
internal sealed class ValueForm
{
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    private readonly string form;

    public ValueForm(string need)
    {
        var equals = need.IndexOf('=', StringComparison.Ordinal);
        Name = equals < 0 ? need : need[..equals];
        form = equals < 0 ? "" : need[(equals + 1)..];
    }

    public string Name { get; }

    /// <summary>Whether a value is there and has the form.</summary>
    public bool Fits(ReadOnlySpan<char> value)
    {
        if (form.Length == 0)
        {
            return !value.IsEmpty;
        }

        return Fits(form, value);
    }

    public static bool Fits(ReadOnlySpan<char> form, ReadOnlySpan<char> value)
    {
        var at = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == '*')
            {
                return FitsSomewhere(form[(i + 1)..], value[at..]);
            }

            if (form[i] == '~' && i + 1 < form.Length)
            {
                var length = value[at..].IndexOfAnyExcept(Token);
                length = length < 0 ? value.Length - at : length;
                i++;
                if (length < (form[i] - '0') * 10)
                {
                    return false;
                }

                at += length;
                continue;
            }

            if (form[i] == '#')
            {
                var digits = value[at..].IndexOfAnyExceptInRange('0', '9');
                digits = digits < 0 ? value.Length - at : digits;
                if (digits == 0)
                {
                    return false;
                }

                at += digits;
                continue;
            }

            var isFitting = at < value.Length && (form[i] == '9' ? char.IsAsciiDigit(value[at]) : value[at] == form[i]);
            if (!isFitting)
            {
                return false;
            }

            at++;
        }

        return at == value.Length;
    }

    private static bool FitsSomewhere(ReadOnlySpan<char> form, ReadOnlySpan<char> value)
    {
        if (form.IsEmpty)
        {
            return true;
        }

        for (var at = 0; at <= value.Length; at++)
        {
            if (Fits(form, value[at..]))
            {
                return true;
            }
        }

        return false;
    }
}
