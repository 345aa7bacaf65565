using System.CommandLine;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool url</c>: explains URLs without the network.</summary>
internal sealed class UrlCommand
{
    public const string CommandName = "url";
    private const string StandardInput = "-";
    private const int ShownOfCut = 200;

    private readonly Argument<string[]> urls = new("url")
    {
        Description = "An absolute URL, or - to read one per line from standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> format = new Option<string>("--format")
    {
        Description = "text, or json: one object per line (default text)",
        HelpName = "text|json",
    }.AcceptOnlyFromAmong("text", "json");

    private readonly RuleOptions rules = new();

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print only URLs with findings" };

    private readonly Option<bool> explain = new("--explain")
    {
        Description = "Also name the entry of the catalogue that decided: file:line",
    };

    public static Command Build()
    {
        var own = new UrlCommand();
        var command = new Command(
            CommandName,
            "Explain URLs offline: trackers, affiliate network and account, destination, clean URL"
        );
        command.Arguments.Add(own.urls);
        command.Options.Add(own.format);
        command.Options.Add(own.quiet);
        command.Options.Add(own.explain);
        own.rules.AddTo(command);
        command.Validators.Add(result =>
        {
            var given = result.GetResult(own.urls)?.Tokens ?? [];
            foreach (var name in given.Select(token => token.Value).Where(name => name.Length > 1 && name[0] == '-'))
            {
                result.AddError($"'{name}' is not an option of url");
            }

            if (given.Count == 0)
            {
                result.AddError("no URL given; name one, or - for standard input");
            }
        });
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var catalogue = TrackingCatalogue.Default.With(rules.GetNetworks(parsed)).With(rules.Bind(parsed));
        var namesEntry = parsed.GetValue(explain);
        await using var output = new UrlOutput(parsed.GetValue(format) == "json", parsed.GetValue(quiet));
        try
        {
            await ExplainAsync(
                parsed.GetValue(urls) ?? [],
                url => UrlExplanation.Create(catalogue, url, namesEntry),
                output,
                cancellationToken
            );
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine($"archivetool: {exception.Message}");
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            await output.FlushAsync(CancellationToken.None);
        }

        rules.TellTooSlow(parsed);
        return output.HasUnexplained ? ExitStatus.Failed : ExitStatus.Done;
    }

    private static async Task ExplainAsync(
        IEnumerable<string> given,
        Func<string, UrlExplanation> explainOne,
        UrlOutput output,
        CancellationToken cancellationToken
    )
    {
        foreach (var url in given)
        {
            if (url != StandardInput)
            {
                output.Add(explainOne(url.Trim()));
            }
            else if (!await ExplainInputAsync(explainOne, output, cancellationToken))
            {
                return;
            }
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Explains standard input; false where nobody reads any more.</summary>
    private static async Task<bool> ExplainInputAsync(
        Func<string, UrlExplanation> explainOne,
        UrlOutput output,
        CancellationToken cancellationToken
    )
    {
        await using var input = Console.OpenStandardInput();
        var lines = new LineSource(input);
        do
        {
            while (lines.TryTake(out var line, out var isCut))
            {
                if (line.Length > 0)
                {
                    output.Add(
                        isCut
                            ? UrlExplanation.Unexplained(line[..Math.Min(line.Length, ShownOfCut)], Reason.TooLarge)
                            : explainOne(line)
                    );
                }

                if (output.IsFull && !await output.FlushAsync(cancellationToken))
                {
                    return false;
                }
            }

            // A caller that writes a line and waits for its answer gets it.
            if (!await output.FlushAsync(cancellationToken))
            {
                return false;
            }
        } while (await lines.ReadAsync(cancellationToken));

        return true;
    }
}
