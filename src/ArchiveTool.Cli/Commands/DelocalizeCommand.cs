using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Options.Inputs;
using ArchiveTool.Core.Localizing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool delocalize</c>: lead local pictures to another place.</summary>
internal sealed class DelocalizeCommand
{
    public const string CommandName = "delocalize";

    private readonly InputOptions input = new();
    private readonly FetchingOptions fetching = new();
    private readonly ChangeOutputOptions shown = new();
    private readonly UndoOptions undo = new(CommandName);
    private readonly SourceOptions source = new();
    private readonly Option<WebUrl?> to = Values.Url(
        "--to",
        "Where the pictures will be; list them there with --format json"
    );

    public static Command Build()
    {
        var own = new DelocalizeCommand();
        var command = new Command(
            CommandName,
            "Lead local pictures to another place, and list the files to put there; uploads nothing"
        );
        own.input.AddTo(
            command,
            hasListings: false,
            own.undo.IsAsked,
            own.input.DocumentUrl,
            own.input.Policy,
            own.input.LazyAttributes
        );
        command.Options.Add(own.to);
        own.source.AddTo(command);
        own.undo.AddTo(command, own.source);
        own.shown.AddTo(command, hasProgress: false);
        command.Validators.Add(result =>
        {
            if (result.GetResult(own.to) is null && !own.undo.IsAsked(result))
            {
                result.AddError("--to is missing: name the address where the pictures will be");
            }
        });
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = shown.GetError(parsed);
        if (input.Validate(parsed, error, shown.Report, fetching, null, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await undo.RunAsync(parsed, input.GetNames(parsed), shown, cancellationToken) is { } done)
        {
            return done;
        }

        ChangeResult result;
        using (
            var work = new Delocalization(
                new DelocalizeOptions
                {
                    ToolVersion = ToolVersion.Text,
                    To = parsed.GetValue(to)!,
                    SiteRoot = parsed.GetValue(input.SiteRoot),
                    InputFormat = Values.GetPostFormat(parsed.GetValue(input.Format)),
                    IsDryRun = source.IsDryRun(parsed),
                    Force = source.IsForced(parsed),
                }
            )
        )
        {
            result = await work.RunAsync(input.Expand(parsed, null), cancellationToken);
        }

        var isWritten = await shown.WriteAsync(parsed, result, cancellationToken);
        return isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed;
    }
}
