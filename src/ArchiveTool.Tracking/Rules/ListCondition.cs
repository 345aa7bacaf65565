namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// A condition of a list: <c>true</c>, <c>false</c> and names with <c>!</c>, <c>&amp;&amp;</c>, <c>||</c> and
/// parentheses (https://adguard.com/kb/general/ad-filtering/create-own-filters/#conditions-directive).
/// </summary>
internal ref struct ListCondition
{
    // No list of any blocker needs so many parentheses, and each costs stack.
    private const int Deepest = 64;
    private ReadOnlySpan<char> rest;
    private int depth;
    private bool isBroken;

    /// <summary>
    /// Whether it holds; null if it is not a condition. The names tell blockers and their abilities, none of which we
    /// are or have.
    /// </summary>
    public static bool? Holds(ReadOnlySpan<char> text)
    {
        var condition = new ListCondition { rest = text };
        var holds = condition.Any();
        return condition.isBroken || !condition.rest.Trim().IsEmpty ? null : holds;
    }

    private bool Any()
    {
        var holds = All();
        while (Take("||"))
        {
            holds |= All();
        }

        return holds;
    }

    private bool All()
    {
        var holds = One();
        while (Take("&&"))
        {
            holds &= One();
        }

        return holds;
    }

    private bool One()
    {
        var isNegated = false;
        while (Take("!"))
        {
            isNegated = !isNegated;
        }

        if (!Take("("))
        {
            return Name() != isNegated;
        }

        if (++depth > Deepest)
        {
            isBroken = true;
            rest = [];
            return false;
        }

        var holds = Any();
        isBroken |= !Take(")");
        depth--;
        return holds != isNegated;
    }

    private bool Name()
    {
        rest = rest.TrimStart();
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '-' or '.'))
        {
            length++;
        }

        isBroken |= length == 0;
        var holds = rest[..length] is "true";
        rest = rest[length..];
        return holds;
    }

    private bool Take(string sign)
    {
        rest = rest.TrimStart();
        if (!rest.StartsWith(sign))
        {
            return false;
        }

        rest = rest[sign.Length..];
        return true;
    }
}
