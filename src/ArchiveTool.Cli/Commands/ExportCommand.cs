using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core;
using ArchiveTool.Core.Exports;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool export</c>: posts of a library as HTML files, a book, a web archive or Markdown; no network.</summary>
internal sealed class ExportCommand
{
    public const string CommandName = "export";

    private readonly ExportKind kind;
    private readonly Argument<string> library = new("library") { Description = "The library's folder" };

    private readonly Argument<string[]> slugs = new("slug")
    {
        Description = "The posts, by the names of their folders in posts/ (default all)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> output = new("--output", "-o") { Required = true };

    private readonly Option<long?> maxFile = Values.Size("--max-file", "Most bytes that one HTML file may have");

    private readonly Option<bool> fitImages = new("--fit-images")
    {
        Description = "Encode pictures again as WebP where that is smaller, with fewer pixels until --max-file is kept",
    };

    private readonly Option<string?> layout = new Option<string?>("--layout")
    {
        Description = "bundle: a folder for each post (Hugo, Obsidian); hexo: post asset folders (default bundle)",
        HelpName = "bundle|hexo",
    }.AcceptOnlyFromAmong("bundle", "hexo");

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "text or json (default text)",
        HelpName = "text|json",
    }.AcceptOnlyFromAmong("text", "json");

    private readonly DisplayOptions display = new();

    private ExportCommand(ExportKind kind, string target)
    {
        this.kind = kind;
        output.Description = kind switch
        {
            ExportKind.Html => "A folder for one file per post, or an .html file for all of them",
            ExportKind.Markdown => "The folder to write",
            _ => "The file to write",
        };
        output.HelpName = target;
    }

    public static Command Build() =>
        new(CommandName, "Export posts of a library; no network")
        {
            Build(ExportKind.Epub, "FILE", "A book (EPUB 3) with a chapter for each post"),
            Build(ExportKind.Markdown, "FOLDER", "Markdown with pictures beside it, for Hugo, Obsidian or Hexo"),
            Build(ExportKind.Wacz, "FILE", "A web archive (WACZ) that ReplayWeb.page shows"),
            Build(
                ExportKind.Html,
                "FILE-OR-FOLDER",
                "HTML files that hold their pictures, styles and fonts themselves"
            ),
        };

    private static Command Build(ExportKind kind, string target, string description)
    {
        var own = new ExportCommand(kind, target);
        var command = new Command(EnumCodes<ExportKind>.GetCode(kind), description);
        command.Arguments.Add(own.library);
        command.Arguments.Add(own.slugs);
        command.Options.Add(own.output);
        if (kind == ExportKind.Html)
        {
            command.Options.Add(own.maxFile);
            command.Options.Add(own.fitImages);
        }

        if (kind == ExportKind.Markdown)
        {
            command.Options.Add(own.layout);
        }

        Option[] common = [own.format, own.display.Quiet, own.display.NoProgress, own.display.NoColor];
        foreach (var option in common)
        {
            command.Options.Add(option);
        }

        SlugArgument.AddCheckTo(command, own.slugs, $"{CommandName} {command.Name}");
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isQuiet = parsed.GetValue(display.Quiet);
        try
        {
            var encodes = kind == ExportKind.Epub || parsed.GetValue(fitImages);
            await using var workers = encodes ? ThumbnailWorkerCommand.StartWorkers() : null;
            var exporter = new LibraryExporter(parsed.GetValue(library)!, Bind(parsed), workers);
            var result = await display.ShowAsync(parsed, exporter.RunAsync(cancellationToken), exporter.Progress);
            return await ExportOutput.WriteAsync(result, parsed.GetValue(format) == "json", isQuiet);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return ExitStatus.Fail($"the export could not be written: {exception.Message}; nothing is left of it");
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Fail("the export was ended before it was done; nothing is left of it");
        }
    }

    private ExportOptions Bind(ParseResult parsed) =>
        new()
        {
            Kind = kind,
            Output = parsed.GetValue(output)!,
            Slugs = [.. (parsed.GetValue(slugs) ?? []).Select(Slug.Parse)],
            Software = $"archivetool/{ToolVersion.Text}",
            Layout = parsed.GetValue(layout) == "hexo" ? MarkdownLayout.Hexo : MarkdownLayout.Bundle,
            MaxFile = kind == ExportKind.Html ? parsed.GetValue(maxFile) : null,
            FitImages = kind == ExportKind.Html && parsed.GetValue(fitImages),
        };
}
