namespace ArchiveTool.Tracking.Catalogue;

/// <summary>
/// A parameter that a link must have, and the form of its value: <c>#</c> digits, <c>9</c> one digit, <c>*</c> anything,
/// else itself.
/// </summary>
internal sealed class ValueForm
{
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

    private static bool Fits(ReadOnlySpan<char> form, ReadOnlySpan<char> value)
    {
        var at = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == '*')
            {
                return FitsSomewhere(form[(i + 1)..], value[at..]);
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
