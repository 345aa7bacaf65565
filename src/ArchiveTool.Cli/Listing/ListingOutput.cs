using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArchiveTool.Core.Exports;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Listing;

namespace ArchiveTool.Cli.Listing;

/// <summary>What the commands share that only read a library.</summary>
internal static class ListingOutput
{
    /// <summary>Their option for the form of the result.</summary>
    public static Option<string?> CreateFormat() =>
        new Option<string?>("--format")
        {
            Description = "text or json (default text)",
            HelpName = "text|json",
        }.AcceptOnlyFromAmong("text", "json");

    /// <summary>Opens a library for reading and works on it.</summary>
    /// <param name="library">Its folder.</param>
    /// <param name="failed">What could not be done, for the message where a file cannot be read.</param>
    /// <param name="work">The work, which gives the exit status.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(
        string library,
        string failed,
        Func<LibraryReader, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var opening = await ExportSource.OpenAsync(library, cancellationToken);
            if (!opening.IsSuccess)
            {
                return ExitStatus.Fail(opening.Failure);
            }

            using var source = opening.Value;
            return await work(new LibraryReader(source, library));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return ExitStatus.Fail($"{failed}: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Fail($"{failed}: the command was ended before");
        }
    }

    /// <summary>Writes a result as JSON.</summary>
    public static void WriteJson<T>(T result, JsonTypeInfo<T> form) =>
        Console.WriteLine(JsonSerializer.Serialize(result, form));

    /// <summary>Names the posts that could not be read.</summary>
    /// <param name="unreadable">Their slugs.</param>
    /// <param name="status">The exit status if there are none.</param>
    public static int Tell(IReadOnlyList<string> unreadable, int status)
    {
        foreach (var slug in unreadable)
        {
            Console.Error.WriteLine(
                $"archivetool: the post {slug} cannot be read; run archivetool verify to see what is damaged"
            );
        }

        return unreadable.Count > 0 ? ExitStatus.Failed : status;
    }
}
