using System.CommandLine;
using System.CommandLine.Parsing;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Options.Inputs;

/// <summary>What is read, and how: the options of every command that reads posts.</summary>
internal sealed class InputOptions
{
    private const int MostLazyAttributes = 256;

    private readonly InputReplacement replacement = new();

    /// <summary>The lists, read once: one may be a pipe.</summary>
    private IReadOnlyList<InputList>? lists;

    public Argument<string[]> Inputs { get; } =
        new("input")
        {
            Description = "A file, a folder (recursive), an http(s) URL, or - for standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public Option<string[]> FromList { get; } =
        new("--from-list")
        {
            Description = "File with one input per line",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };

    public Option<WebUrl?> DocumentUrl { get; } =
        Values.Url("--document-url", "The post's URL: the referrer, and the base of relative URLs");

    public Option<string?> SiteRoot { get; } =
        new("--site-root")
        {
            Description = "Folder that root-relative references (/images/a.png) are resolved in",
            HelpName = "DIR",
        };

    public Option<InputFormat?> Format { get; } =
        Values.Optional<InputFormat>(
            "--input-format",
            "Format of the inputs (default auto: by extension and content)",
            "auto|html|markdown|feed|sitemap|opml|bookmarks|list",
            "auto, html, markdown, feed, sitemap, opml, bookmarks or list",
            Values.TryParseFormat
        );

    public Option<ReferrerPolicy?> Policy { get; } =
        Values.Optional<ReferrerPolicy>(
            "--referrer-policy",
            "Default referrer policy of documents; an element's own policy wins",
            "POLICY",
            "a policy of the Referrer Policy standard, such as no-referrer",
            Values.TryParsePolicy
        );

    /// <summary>Attributes that a user's own lazy loader keeps pictures in.</summary>
    public Option<IReadOnlyList<string>> LazyAttributes { get; } =
        Values.Many<string>(
            "--lazy-attribute",
            "Also read pictures from the HTML attribute NAME, where a lazy loader keeps them; repeatable",
            "NAME",
            "an attribute's name, such as data-hero",
            static (string text, out string name) =>
                (name = text.Trim()).Length is > 0 and <= 64
                && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.')
        );

    private readonly SelectionOptions selection = new();
    private readonly ListingInputOptions listings = new();

    /// <summary>Adds the options.</summary>
    /// <param name="command">Takes them.</param>
    /// <param name="hasListings">Whether feeds, sitemaps and lists are inputs too.</param>
    /// <param name="isOptional">Whether a command line means something without an input; null if none does.</param>
    /// <param name="without">Options that mean nothing to the command.</param>
    public void AddTo(
        Command command,
        bool hasListings = true,
        Func<CommandResult, bool>? isOptional = null,
        params ReadOnlySpan<Option> without
    )
    {
        command.Arguments.Add(Inputs);
        Option[] options = [FromList, .. selection.All, DocumentUrl, SiteRoot, Format, Policy, LazyAttributes];
        foreach (var option in options)
        {
            if (!without.Contains(option))
            {
                command.Options.Add(option);
            }
        }

        if (hasListings)
        {
            listings.AddTo(command);
        }

        SiteRoot.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var root }] && !Directory.Exists(root))
            {
                result.AddError($"Invalid value '{root}' for --site-root; expected an existing folder");
            }
        });
        command.Validators.Add(result =>
        {
            var names = result.GetResult(Inputs)?.Tokens ?? [];

            // The parser takes what it does not know for an input; a name that begins so is written ./--name.
            foreach (var name in names.Select(token => token.Value).Where(name => name.Length > 1 && name[0] == '-'))
            {
                result.AddError($"'{name}' is not an option of {command.Name}; for a file of that name write ./{name}");
            }

            var isMissing = names.Count == 0 && result.GetResult(FromList) is null or { Implicit: true };
            if (isMissing && isOptional?.Invoke(result) is not true)
            {
                result.AddError("no input given; name a file, a folder, an http(s) URL or - for standard input");
            }
        });
    }

    /// <summary>The attributes of lazy loaders, with those that the user named.</summary>
    public LazyImageTable GetLazyImages(ParseResult parsed) =>
        LazyImageTable.Default.WithNames((parsed.GetValue(LazyAttributes) ?? []).Take(MostLazyAttributes));

    /// <summary>The posts that the command line names; a list that cannot be read is a failure like any other.</summary>
    public IEnumerable<FoundInput> Expand(ParseResult parsed, string? libraryRoot)
    {
        var failures = GetLists(parsed).Select(list => list.Failure).OfType<FoundInput>();
        return failures.Concat(
            InputExpansion
                .Expand(GetNames(parsed), libraryRoot, selection.Bind(parsed))
                .Where(found => found.Input is null || !replacement.IsEarlierReport(found.Input.Identity))
        );
    }

    /// <summary>Reads the lists of inputs, and refuses outputs that cannot be written or would replace an input.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="shown">Where the report goes.</param>
    /// <param name="fetching">Where the record goes.</param>
    /// <param name="library">The library that is written; null if none is.</param>
    /// <param name="cancellationToken">Ends the reading of lists.</param>
    /// <returns>The exit status after an error was told, or null to go on.</returns>
    public int? Validate(
        ParseResult parsed,
        OutputOptions shown,
        FetchingOptions fetching,
        string? library,
        CancellationToken cancellationToken
    ) => Validate(parsed, shown.Report.GetError(parsed), shown.Report.Report, fetching, library, cancellationToken);

    /// <inheritdoc cref="Validate(ParseResult, OutputOptions, FetchingOptions, string?, CancellationToken)"/>
    /// <param name="parsed">The command line.</param>
    /// <param name="error">Why the report cannot be written, or null.</param>
    /// <param name="reports">The option that names reports.</param>
    /// <param name="fetching">Where the record goes.</param>
    /// <param name="library">The library that is written; null if none is.</param>
    /// <param name="cancellationToken">Ends the reading of lists.</param>
    public int? Validate(
        ParseResult parsed,
        string? error,
        Option<string[]> reports,
        FetchingOptions fetching,
        string? library,
        CancellationToken cancellationToken
    )
    {
        if (error is not null)
        {
            Console.Error.WriteLine($"archivetool: {error}");
            return ExitStatus.Failed;
        }

        ReadLists(parsed, cancellationToken);
        if (replacement.GetRefusal(parsed, GetNames(parsed), reports, fetching.Record, library) is { } replaced)
        {
            Console.Error.WriteLine($"archivetool: {replaced}");
            return ExitStatus.Usage;
        }

        return null;
    }

    /// <summary>The inputs by their names, those of lists among them.</summary>
    public IEnumerable<string> GetNames(ParseResult parsed) =>
        (parsed.GetValue(Inputs) ?? []).Concat(GetLists(parsed).SelectMany(list => list.Names));

    private IReadOnlyList<InputList> GetLists(ParseResult parsed) => lists ?? ReadLists(parsed, CancellationToken.None);

    /// <summary>Reads the lists before anything else: one may be a pipe whose writer takes its time.</summary>
    public IReadOnlyList<InputList> ReadLists(ParseResult parsed, CancellationToken cancellationToken) =>
        lists = [.. (parsed.GetValue(FromList) ?? []).Select(path => InputList.Read(path, cancellationToken))];

    /// <summary>How feeds, sitemaps and lists are read.</summary>
    public ListingOptions GetListings(ParseResult parsed) => listings.Bind(parsed, parsed.GetValue(Format));

    /// <summary>The input that comes first, where it is to be fetched; else null.</summary>
    public PostInput? FirstUrl(ParseResult parsed) =>
        parsed.GetValue(Inputs) is [var name, ..] ? InputExpansion.UrlInput(name) : null;
}
