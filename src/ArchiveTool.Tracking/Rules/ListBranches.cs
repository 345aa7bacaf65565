namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Follows <c>!#if</c>, <c>!#else</c>, <c>!#endif</c> and <c>!#include</c> of a list
/// (https://adguard.com/kb/general/ad-filtering/create-own-filters/#preprocessor-directives).
/// </summary>
internal sealed class ListBranches(RuleFileContent content)
{
    private const string PassedOver = "it is passed over";
    private readonly Stack<(int Line, bool IsOuterTaken, bool IsTaken)> open = [];

    /// <summary>Whether the lines that follow are for us.</summary>
    public bool IsTaken => !open.TryPeek(out var branch) || branch.IsTaken;

    /// <summary>Reads a line that begins with <c>!#</c>.</summary>
    public void Read(string text, int line)
    {
        var end = text.AsSpan(2).IndexOfAnyExceptInRange('a', 'z');
        var word = end < 0 ? text[2..] : text[2..(2 + end)];
        switch (word)
        {
            case "if":
                Open(text[4..].Trim(), line);
                break;
            case "else" when open.TryPop(out var branch):
                open.Push(branch with { IsTaken = branch.IsOuterTaken && !branch.IsTaken });
                break;
            case "endif" when open.TryPop(out _):
                break;
            case "else" or "endif":
                content.Refuse(line, $"'!#{word}' belongs to no '!#if'", PassedOver);
                break;
            case "include" when IsTaken:
                content.Refuse(line, $"'{text}' names another list", "that was not read");
                break;
            default:
                // Hints for other blockers' own sake, such as !#safari_cb_affinity.
                break;
        }
    }

    /// <summary>Names what is still open.</summary>
    public void End()
    {
        foreach (var branch in open)
        {
            content.Refuse(branch.Line, "'!#if' has no '!#endif'", "it is taken to go on to the end");
        }
    }

    private void Open(string condition, int line)
    {
        var isOuterTaken = IsTaken;
        var holds = ListCondition.Holds(condition);
        if (holds is null)
        {
            content.Refuse(line, $"'{condition}' is no condition", "it is taken for false");
        }

        open.Push((line, isOuterTaken, isOuterTaken && holds == true));
    }
}
