using System.CommandLine;
using ArchiveTool.Cli.Listing;
using ArchiveTool.Core.Listing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool list</c>: the posts of a library; no network.</summary>
internal sealed class ListCommand
{
    public const string CommandName = "list";

    private readonly Argument<string> library = new("library") { Description = "The library's folder" };
    private readonly Option<string?> format = ListingOutput.CreateFormat();

    public static Command Build()
    {
        var own = new ListCommand();
        var command = new Command(CommandName, "List the posts of a library; no network");
        command.Arguments.Add(own.library);
        command.Options.Add(own.format);
        command.SetAction(own.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ListingOutput.RunAsync(
            parsed.GetValue(library)!,
            "the posts could not be listed",
            async reader =>
            {
                var result = await reader.ListAsync(cancellationToken);
                if (parsed.GetValue(format) == "json")
                {
                    ListingOutput.WriteJson(result, ListingJson.Readable.ListResult);
                }
                else
                {
                    ListingText.Write(result);
                }

                return ListingOutput.Tell(result.Unreadable, ExitStatus.Done);
            },
            cancellationToken
        );
}
