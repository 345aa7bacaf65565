using System.CommandLine;
using System.Globalization;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Runs.Maintenance;
using Humanizer;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool remove</c>: take posts out, with what only they used.</summary>
internal sealed class RemoveCommand
{
    public const string CommandName = "remove";
    private readonly Argument<string> library = new("library") { Description = "The library's folder" };

    private readonly Argument<string[]> slugs = new("slug")
    {
        Description = "The posts, by the names of their folders in posts/",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "No summary, only problems" };

    public static Command Build()
    {
        var own = new RemoveCommand();
        var command = new Command(CommandName, "Remove posts and the files only they use");
        command.Arguments.Add(own.library);
        command.Arguments.Add(own.slugs);
        command.Options.Add(own.quiet);
        SlugArgument.AddCheckTo(command, own.slugs, CommandName);
        command.SetAction(own.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        LibraryWork.RunAsync(
            parsed.GetValue(library)!,
            "the posts could not be removed",
            freesSpace: IsAnyThere(parsed.GetValue(library)!, GetSlugs(parsed)),
            opened => RemoveAsync(opened, parsed, cancellationToken),
            cancellationToken
        );

    private async Task<int> RemoveAsync(Library opened, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await PostRemoval.RunAsync(opened, GetSlugs(parsed), cancellationToken);
        foreach (var slug in result.Unknown)
        {
            Console.Error.WriteLine(
                $"archivetool: there is no post '{slug}' in {opened.Directory.Root}; its posts are the folders in posts/"
            );
        }

        if (!parsed.GetValue(quiet))
        {
            Console.WriteLine(
                $"{Count(result.Removed.Count, "post")} removed, {Count(result.Files, "file")} that only they used ({SizeText.Format(result.Bytes)})"
            );
        }

        return result.Unknown.Count > 0 ? ExitStatus.Failed : ExitStatus.Done;
    }

    private IReadOnlyList<Slug> GetSlugs(ParseResult parsed) => [.. parsed.GetValue(slugs)!.Select(Slug.Parse)];

    private static bool IsAnyThere(string root, IReadOnlyList<Slug> slugs)
    {
        try
        {
            using var directory = LibraryDirectory.Open(root);
            return slugs.Any(slug => directory.IsFile(LibraryLayout.Manifest(slug)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Opening the library says what is wrong.
            return false;
        }
    }

    private static string Count(int count, string word) => word.ToQuantity(count, "0", CultureInfo.InvariantCulture);
}
