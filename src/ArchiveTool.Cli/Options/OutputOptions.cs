using System.CommandLine;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Cli.Options;

/// <summary>What is shown, where, and what makes the exit status 1.</summary>
internal sealed class OutputOptions(params ProblemCode[] failOnByDefault)
{
    private const string Words =
        "none, any, or some of missing,dead,redirected,blocked,unverifiable,tracking,affiliate,undisclosed,unmarked,likely,"
        + "product-gone,out-of-stock,wrong-account,missing-account,stray-account,mixed-accounts,malformed,nested,"
        + "retired-network,shortener-hides-account";

    /// <summary>The words of <c>--fail-on</c>.</summary>
    public static IReadOnlyList<string> FailOnWords =>
        [
            "none",
            "any",
            .. Enum.GetValues<ProblemCode>()
                .Where(code => code is not (ProblemCode.Input or ProblemCode.NotDecodable))
                .Select(code => code.ToCode()),
        ];

    /// <summary>The report's format and file.</summary>
    public ReportOptions Report { get; } = new();

    public Option<string?> FailOn { get; } =
        new("--fail-on") { Description = $"Findings that set exit status 1: {Words}", HelpName = "LIST" };

    /// <summary>How much the run shows of itself.</summary>
    public DisplayOptions Display { get; } = new();

    /// <summary>Whether only problems are told.</summary>
    public Option<bool> Quiet => Display.Quiet;

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Report every post" };

    /// <summary>Whether no colours are used.</summary>
    public Option<bool> NoColor => Display.NoColor;

    private readonly Option<DisclosureRule?> disclosure = Values.Optional<DisclosureRule>(
        "--disclosure",
        "Whose rule decides what discloses an affiliate link (default: any wording before or beside it)",
        "us|uk|eu|de|cn|jp",
        "one of us, uk, eu, de, cn and jp",
        TryParseRule
    );

    /// <summary>Whose rule decides what discloses an affiliate link.</summary>
    public DisclosureRule GetDisclosure(ParseResult parsed) => parsed.GetValue(disclosure) ?? DisclosureRule.Any;

    /// <summary>Says what the word means since it changed: a run that passed before may fail now, or the reverse.</summary>
    public void TellOfDisclosure(ParseResult parsed)
    {
        if (parsed.GetResult(FailOn) is not null && GetFailOn(parsed).Contains(ProblemCode.Undisclosed))
        {
            Console.Error.WriteLine(
                "archivetool: note: 'undisclosed' now means that nothing tells the reader of an affiliate link; a missing rel=\"sponsored\" is 'unmarked'"
            );
        }
    }

    private static bool TryParseRule(string text, out DisclosureRule rule) =>
        Enum.TryParse(text, ignoreCase: true, out rule)
        && rule != DisclosureRule.Any
        && text.Length == 2
        && char.IsAsciiLetter(text[0]);

    public void AddTo(Command command)
    {
        FailOn.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Parse(text) is null)
            {
                result.AddError($"Invalid value '{text}' for --fail-on; expected {Words}");
            }
        });
        foreach (
            var option in (Option[])
                [FailOn, disclosure, Report.Format, Report.Report, Quiet, Verbose, Display.NoProgress, NoColor]
        )
        {
            command.Options.Add(option);
        }
    }

    public IReadOnlySet<ProblemCode> GetFailOn(ParseResult parsed) =>
        parsed.GetValue(FailOn) is { } text ? Parse(text)! : failOnByDefault.ToHashSet();

    private static HashSet<ProblemCode>? Parse(string text) =>
        text switch
        {
            "none" => [],
            "any" => Enum.GetValues<ProblemCode>()
                .Where(code => code is not (ProblemCode.Input or ProblemCode.NotDecodable or ProblemCode.Likely))
                .ToHashSet(),
            _ => Values.TryParseList<ProblemCode>(text, TryParseCode, out var codes) ? codes.ToHashSet() : null,
        };

    private static bool TryParseCode(string word, out ProblemCode code) =>
        FindingCodes.TryParse(word, out code) && code is not (ProblemCode.Input or ProblemCode.NotDecodable);
}
