using System.CommandLine;
using System.Globalization;
using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Cli.Options.Inputs;

/// <summary>How feeds, sitemaps and lists of links are read as inputs.</summary>
internal sealed class ListingInputOptions
{
    private static readonly ListingOptions Defaults = new();

    private readonly Option<int?> maxEntries = Values.Count(
        "--max-entries",
        $"Entries to read of each feed, sitemap or list (default {Defaults.MaxEntries})",
        1,
        1_000_000
    );

    private readonly Option<DateTimeOffset?> since = Values.Optional<DateTimeOffset>(
        "--since",
        "Skip entries of feeds and sitemaps dated before DATE, or older than DURATION",
        "DATE|DURATION",
        "a date such as 2026-01-31, or a duration such as 7d",
        TryParseSince
    );

    private readonly Option<bool> feed = new("--feed")
    {
        Description = "Read the feed that a page names in place of the page",
    };

    private readonly Option<string?> fullText = new Option<string?>("--full-text")
    {
        Description =
            "Take the text of feed entries from their pages (default auto: where the feed has a summary only)",
        HelpName = "auto|never|always",
    }.AcceptOnlyFromAmong("auto", "never", "always");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(maxEntries);
        command.Options.Add(since);
        command.Options.Add(feed);
        command.Options.Add(fullText);
    }

    /// <summary>What the command line asks for.</summary>
    public ListingOptions Bind(ParseResult parsed, InputFormat? format) =>
        new()
        {
            MaxEntries = parsed.GetValue(maxEntries) ?? Defaults.MaxEntries,
            Since = parsed.GetValue(since),
            FindFeed = parsed.GetValue(feed),
            FullText = parsed.GetValue(fullText) switch
            {
                "never" => FullTextMode.Never,
                "always" => FullTextMode.Always,
                _ => FullTextMode.Auto,
            },
            IsOff = format is InputFormat.Html or InputFormat.Markdown,
            Kind = format switch
            {
                InputFormat.Feed => ListingKind.Feed,
                InputFormat.Sitemap => ListingKind.Sitemap,
                InputFormat.Opml => ListingKind.Opml,
                InputFormat.Bookmarks => ListingKind.Bookmarks,
                InputFormat.List => ListingKind.List,
                _ => null,
            },
        };

    private static bool TryParseSince(string text, out DateTimeOffset since)
    {
        if (Duration.TryParse(text, out var age))
        {
            since = TimeProvider.System.GetUtcNow() - age;
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since);
    }
}
