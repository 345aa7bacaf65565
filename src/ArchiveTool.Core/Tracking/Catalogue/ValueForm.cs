namespace ArchiveTool.Core.Tracking.Catalogue;

/// <summary>A parameter that a link must have, and the form of its value: <c>#</c> digits, <c>*</c> anything, else itself.</summary>
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

        var at = 0;
        foreach (var sign in form)
        {
            if (sign == '*')
            {
                return true;
            }

            if (sign == '#')
            {
                var digits = value[at..].IndexOfAnyExceptInRange('0', '9');
                digits = digits < 0 ? value.Length - at : digits;
                if (digits == 0)
                {
                    return false;
                }

                at += digits;
            }
            else if (at < value.Length && value[at] == sign)
            {
                at++;
            }
            else
            {
                return false;
            }
        }

        return at == value.Length;
    }
}
