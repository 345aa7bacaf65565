using System.CommandLine;
using System.Text.Json;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Localizing.Results;

namespace ArchiveTool.Cli.Options;

/// <summary>How commands that change sources tell what they changed.</summary>
internal sealed class ChangeOutputOptions
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "text or json; the text of a dry run is a unified diff (default text)",
        HelpName = "text|json",
    }.AcceptOnlyFromAmong(Formats);

    /// <summary>The files to which it is written.</summary>
    public Option<string[]> Report { get; } =
        new("--report")
        {
            Description = "Write the result to FILE instead of standard output; .json is JSON; repeatable",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>Whether only problems are told.</summary>
    public Option<bool> Quiet => Display.Quiet;

    /// <summary>How much the run shows of itself.</summary>
    public DisplayOptions Display { get; } = new();

    /// <summary>Whether each change is told.</summary>
    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Report every change" };

    /// <summary>Adds the options.</summary>
    /// <param name="command">Takes them.</param>
    /// <param name="hasProgress">Whether the command shows its progress.</param>
    public void AddTo(Command command, bool hasProgress = true)
    {
        Option[] progress = hasProgress ? [Display.NoProgress, Display.NoColor] : [];
        foreach (var option in (Option[])[format, Report, Quiet, Verbose, .. progress])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Why a file cannot be written, before any work is done; or null.</summary>
    public string? GetError(ParseResult parsed) =>
        GetPaths(parsed).Select(ReportFile.GetError).FirstOrDefault(error => error is not null);

    /// <summary>Writes what was changed where it was asked for, and says what went wrong.</summary>
    /// <returns>Whether all of it was written.</returns>
    public async Task<bool> WriteAsync(ParseResult parsed, ChangeResult result, CancellationToken interruption)
    {
        ChangeText.WriteProblems(Console.Error, result);
        var isQuiet = parsed.GetValue(Quiet);
        string? failure = null;
        foreach (var path in GetPaths(parsed))
        {
            var isJson = IsJson(parsed, path);
            failure =
                await ReportFile.WriteAsync(
                    path,
                    (stream, token) => WriteAsync(result, isJson, stream, token),
                    interruption
                ) ?? failure;
        }

        if (GetPaths(parsed).Length == 0 && (IsJson(parsed, null) || result.IsDryRun))
        {
            var isJson = IsJson(parsed, null);
            failure = await WriteToOutputAsync(stream => WriteAsync(result, isJson, stream, CancellationToken.None));
        }
        else if (parsed.GetValue(Verbose))
        {
            ChangeText.WriteEdits(Console.Error, result);
        }

        if (failure is not null)
        {
            Console.Error.WriteLine($"archivetool: {failure}");
        }

        if (!isQuiet)
        {
            var isOnOutput = GetPaths(parsed).Length == 0 && !IsJson(parsed, null) && !result.IsDryRun;
            ChangeText.WriteSummary(isOnOutput ? new PrintableWriter(() => Console.Out) : Console.Error, result);
        }

        return failure is null;
    }

    /// <summary>Writes what changes nothing where it was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="writeJson">Writes it for programs.</param>
    /// <param name="writeText">Writes it for people.</param>
    /// <param name="interruption">Ends the waiting for the reader of a pipe.</param>
    /// <returns>Whether all of it was written.</returns>
    public async Task<bool> WriteAsync(
        ParseResult parsed,
        Action<Utf8JsonWriter> writeJson,
        Action<TextWriter> writeText,
        CancellationToken interruption
    )
    {
        string? failure = null;
        foreach (var path in GetPaths(parsed))
        {
            failure = await ReportFile.WriteAsync(path, (stream, _) => WriteTo(stream, path), interruption) ?? failure;
        }

        if (GetPaths(parsed).Length == 0 && !IsJson(parsed, null))
        {
            writeText(new PrintableWriter(() => Console.Out));
        }
        else if (GetPaths(parsed).Length == 0)
        {
            failure = await WriteToOutputAsync(stream => WriteTo(stream, null));
        }

        if (failure is not null)
        {
            await Console.Error.WriteLineAsync($"archivetool: {failure}");
        }

        return failure is null;

        async Task WriteTo(Stream stream, string? path)
        {
            await using var text = new StreamWriter(stream, leaveOpen: true);
            if (!IsJson(parsed, path))
            {
                writeText(text);
                return;
            }

            await using (var json = new Utf8JsonWriter(stream, ChangeReportJson.Options))
            {
                writeJson(json);
            }

            await text.WriteAsync('\n');
        }
    }

    /// <summary>Writes a result; gives the exit status.</summary>
    public async Task<int> ReportAsync(ParseResult parsed, ChangeResult result, CancellationToken cancellationToken) =>
        await WriteAsync(parsed, result, cancellationToken) ? GetStatus(result) : ExitStatus.Failed;

    /// <summary>The exit status.</summary>
    public static int GetStatus(ChangeResult result) =>
        result.Problems.Count > 0 ? ExitStatus.Failed
        : result.Failures.Count > 0 || result.IsInterrupted || (result.IsDryRun && result.Files.Count > 0)
            ? ExitStatus.Findings
        : ExitStatus.Done;

    private string[] GetPaths(ParseResult parsed) => parsed.GetValue(Report) ?? [];

    private bool IsJson(ParseResult parsed, string? path) =>
        parsed.GetValue(format) is { } asked
            ? asked == "json"
            : Path.GetExtension(path)?.Equals(".json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The diff has the encodings of the posts: it goes to the stream itself.</summary>
    private static async Task<string?> WriteToOutputAsync(Func<Stream, Task> write)
    {
        try
        {
            await Console.Out.FlushAsync();
            await using var output = StandardOutput.Open();
            await write(output);
            return null;
        }
        catch (IOException exception)
        {
            return $"the result could not be written to standard output: {exception.Message}";
        }
    }

    private static async Task WriteAsync(
        ChangeResult result,
        bool isJson,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        if (isJson)
        {
            var working = CanonicalPath.Resolve(Environment.CurrentDirectory);
            await ChangeReportJson.WriteAsync(result, working, stream, cancellationToken);
            return;
        }

        foreach (var file in result.Files)
        {
            await stream.WriteAsync(file.Diff, cancellationToken);
        }

        if (!result.IsDryRun)
        {
            await using var text = new StreamWriter(stream, leaveOpen: true);
            ChangeText.WriteEdits(text, result);
            ChangeText.WriteSummary(text, result);
        }
    }
}
