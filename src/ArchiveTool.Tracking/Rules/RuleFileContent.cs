namespace ArchiveTool.Tracking.Rules;

/// <summary>What is gathered while a file of rules is read.</summary>
internal sealed class RuleFileContent
{
    private const string RulePassedOver = "the rule is passed over";

    public List<ClearUrlsProvider> Providers { get; } = [];

    public List<RemoveParamRule> Parameters { get; } = [];

    /// <summary>Every regular expression of the file.</summary>
    public List<RulePattern> Patterns { get; } = [];

    public List<(int Line, string Message)> Problems { get; } = [];

    /// <summary>Names a rule that cannot be used.</summary>
    public void Refuse(int line, string message) => Refuse(line, message, RulePassedOver);

    /// <summary>Names what cannot be used, and says what follows from that.</summary>
    public void Refuse(int line, string message, string consequence) =>
        Problems.Add((line, $"{message}; {consequence}"));

    /// <summary>The expression, or null if invalid; the file records the problem.</summary>
    public RulePattern? Pattern(
        string text,
        string shown,
        int line,
        bool ignoresCase,
        string consequence = RulePassedOver
    )
    {
        if (RulePattern.TryParse(text, shown, line, ignoresCase, out var pattern, out var failure))
        {
            Patterns.Add(pattern);
            return pattern;
        }

        Refuse(line, $"'{shown}' is no regular expression: {failure}", consequence);
        return null;
    }
}
