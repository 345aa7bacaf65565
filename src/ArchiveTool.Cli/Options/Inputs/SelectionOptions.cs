using System.CommandLine;
using ArchiveTool.Core.Inputs;

namespace ArchiveTool.Cli.Options.Inputs;

/// <summary>Which files of a folder are read.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<IReadOnlyList<PathGlob>> excludedPaths = Values.Many<PathGlob>(
        "--exclude-path",
        "Skip files and folders below a named folder that match GLOB, as in .gitignore; repeatable",
        "GLOB",
        "a pattern as in .gitignore, such as 'drafts/' or '**/*.html'",
        static (string text, out PathGlob glob) => (glob = PathGlob.Parse(text)!) is not null
    );

    private readonly Option<string?> extensions = new("--extensions")
    {
        Description =
            "Extensions of the files to read in folders (default md,markdown,mdx,html,htm,xhtml; txt with front matter)",
        HelpName = "LIST",
    };

    private readonly Option<bool> noIgnore = new("--no-ignore")
    {
        Description = "Also read files that .gitignore excludes",
    };

    private readonly Option<bool> hidden = new("--hidden") { Description = "Also read hidden files and folders" };

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All => [excludedPaths, extensions, noIgnore, hidden];

    /// <summary>Which files are read.</summary>
    public InputSelection Bind(ParseResult parsed) =>
        new()
        {
            Extensions = parsed.GetValue(extensions) is { } list ? GetExtensions(list) : null,
            ExcludedPaths = parsed.GetValue(excludedPaths) ?? [],
            ReadIgnored = parsed.GetValue(noIgnore),
            ReadHidden = parsed.GetValue(hidden),
        };

    private static string[] GetExtensions(string list) =>
        [
            .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(word => "." + word.TrimStart('*').TrimStart('.')),
        ];
}
