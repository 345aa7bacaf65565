using System.CommandLine;
using ArchiveTool.Cli.Listing;
using ArchiveTool.Core.Listing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool search</c>: the posts of a library that hold some words; no network.</summary>
internal sealed class SearchCommand
{
    public const string CommandName = "search";

    private readonly Argument<string> library = new("library") { Description = "The library's folder" };

    private readonly Argument<string[]> words = new("words")
    {
        Description = "What a post must hold, all of it: in its title, author, categories, address or text",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> format = ListingOutput.CreateFormat();

    public static Command Build()
    {
        var own = new SearchCommand();
        var command = new Command(CommandName, "Search the full text of a library's posts; no network");
        command.Arguments.Add(own.library);
        command.Arguments.Add(own.words);
        command.Options.Add(own.format);
        command.Validators.Add(result =>
        {
            var given = result.GetResult(own.words)?.Tokens ?? [];
            if (given.Count > 0 && given.All(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("no word given to search for");
            }
        });
        command.SetAction(own.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ListingOutput.RunAsync(
            parsed.GetValue(library)!,
            "the posts could not be searched",
            async reader =>
            {
                var result = await reader.SearchAsync(parsed.GetValue(words)!, cancellationToken);
                if (parsed.GetValue(format) == "json")
                {
                    ListingOutput.WriteJson(result, ListingJson.Readable.SearchResults);
                }
                else
                {
                    ListingText.Write(result);
                }

                return ListingOutput.Tell(
                    result.Unreadable,
                    result.Posts.Count == 0 ? ExitStatus.Findings : ExitStatus.Done
                );
            },
            cancellationToken
        );
}
