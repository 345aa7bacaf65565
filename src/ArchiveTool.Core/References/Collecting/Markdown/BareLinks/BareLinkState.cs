namespace ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

/// <summary>What is known of a bare link up to the character that is looked at.</summary>
/// <param name="hostStart">Where its host begins.</param>
internal struct BareLinkState(int hostStart)
{
    private const int MostBrackets = 16;

    // One byte for the kind of each open bracket, the innermost last.
    private UInt128 brackets;
    private int depth;
    private bool isBehindHost;
    private bool isQuery;
    private bool isAsciiValue;
    private bool hasDot;

    /// <summary>False where there are more brackets than a URL has.</summary>
    public bool Open(char opener)
    {
        if (depth == MostBrackets)
        {
            return false;
        }

        depth++;
        brackets = (brackets << 8) | (byte)(opener ^ (opener >> 8));
        return true;
    }

    /// <summary>True where the innermost open bracket is of the kind.</summary>
    public bool Close(char opener)
    {
        if (depth == 0 || (byte)brackets != (byte)(opener ^ (opener >> 8)))
        {
            return false;
        }

        depth--;
        brackets >>= 8;
        return true;
    }

    /// <summary>True where prose begins without a mark.</summary>
    public bool EndsBefore(ReadOnlySpan<char> text, int at)
    {
        var unit = text[at];
        if (!isBehindHost)
        {
            isBehindHost = unit is '/' or '?' or '#' or ':';
            isQuery = unit == '?';
            isAsciiValue = isQuery;
            hasDot |= unit == '.';

            // No registry mixes scripts in a top-level domain.
            return hasDot && at > hostStart && char.IsAsciiLetterOrDigit(text[at - 1]) && IsOtherScript(unit);
        }

        if (unit == '#')
        {
            isQuery = false;
        }
        else if (!isQuery)
        {
            isQuery = unit == '?';
            isAsciiValue = isQuery;
        }
        else if (unit is '=' or '&')
        {
            isAsciiValue = true;
        }
        else if (isAsciiValue && IsOtherScript(unit) && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            // A value in ASCII ends before a word of another script: "?id=7の説明".
            return true;
        }
        else
        {
            isAsciiValue &= char.IsAscii(unit);
        }

        return false;
    }

    /// <summary>Letters of all scripts but Latin.</summary>
    private static bool IsOtherScript(char unit) => unit is >= '\u0370' and not (>= '\u1E00' and <= '\u1EFF');
}
