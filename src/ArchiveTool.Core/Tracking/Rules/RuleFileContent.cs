namespace ArchiveTool.Core.Tracking.Rules;

/// <summary>What is gathered while a file of rules is read.</summary>
internal sealed class RuleFileContent
{
    public List<ClearUrlsProvider> Providers { get; } = [];

    public List<RemoveParamRule> Parameters { get; } = [];

    /// <summary>Every regular expression of the file.</summary>
    public List<RulePattern> Patterns { get; } = [];

    public List<(int Line, string Message)> Problems { get; } = [];

    public void Refuse(int line, string message) => Problems.Add((line, message));

    /// <summary>The expression, or null where it is none; that is then a problem of the file.</summary>
    public RulePattern? Pattern(string text, string shown, int line, bool ignoresCase)
    {
        if (RulePattern.TryParse(text, shown, line, ignoresCase, out var pattern, out var failure))
        {
            Patterns.Add(pattern);
            return pattern;
        }

        Refuse(line, $"'{shown}' is no regular expression: {failure}");
        return null;
    }
}
