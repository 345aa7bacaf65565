namespace ArchiveTool.Cli.Hosting;

/// <summary>What <c>--help</c> shows below the options.</summary>
internal static class Examples
{
    private static readonly (string Line, string Meaning)[] Archive =
    [
        (
            "archivetool archive post.md -o library",
            "Archive one post: its pictures, thumbnails, and the post rewritten to them."
        ),
        (
            "archivetool archive source/_posts -o library",
            "Archive every post of a Hexo blog; a second run does only what changed."
        ),
        (
            "archivetool archive https://example.org/post.html -o library --record post.warc.gz",
            "Archive a page and keep every exchange."
        ),
        ("archivetool archive post.md -o library --replay post.warc.gz", "The same again with no network."),
    ];

    private static readonly (string Line, string Meaning)[] Audit =
    [
        ("archivetool audit source/_posts", "Check every link and picture of a blog, and keep nothing."),
        (
            "archivetool audit post.md --format markdown --report links.md",
            "The same of one post, for a comment on a pull request."
        ),
        (
            "archivetool audit source/_posts --cache links.db --wayback",
            "Ask again only for what is a day old, and name a capture of what is dead."
        ),
    ];

    private static readonly (string Line, string Meaning)[] Thumbnails =
    [
        ("archivetool thumbnails library", "Build the thumbnails that are missing or of other settings."),
        (
            "archivetool thumbnails library --thumbnail-widths 320,640 --prune",
            "Build them of other widths, and remove those that no image needs."
        ),
    ];

    private static readonly (string Line, string Meaning)[] Url =
    [
        (
            "archivetool url 'https://example.org/post?id=7&utm_source=mail'",
            "Say what tracks in a URL, and what it is without."
        ),
        ("archivetool url --format json - < links.txt", "Explain one URL a line, as one JSON object a line."),
    ];

    private static readonly (string Line, string Meaning)[] Verify =
    [
        ("archivetool verify library", "Read everything and say what is damaged."),
        ("archivetool verify library --repair", "Fetch and build again what is damaged."),
    ];

    private static readonly (string Line, string Meaning)[] Remove =
    [
        ("archivetool remove library harbour-lights", "Take one post out, with what only it used."),
    ];

    private static readonly (string Line, string Meaning)[] Rules =
    [
        ("archivetool rules show", "Say how much the tracking catalogue knows, and of when it is."),
    ];

    private static readonly (string Line, string Meaning)[] Completion =
    [
        (
            "archivetool completion bash > ~/.local/share/bash-completion/completions/archivetool",
            "Complete commands, options and values in bash."
        ),
        ("archivetool completion zsh > ~/.zfunc/_archivetool", "The same in zsh, where ~/.zfunc is in fpath."),
        ("archivetool completion fish > ~/.config/fish/completions/archivetool.fish", "The same in fish."),
        ("archivetool completion pwsh | Out-String | Invoke-Expression", "The same in PowerShell, in its profile."),
    ];

    private static readonly (string Line, string Meaning)[] Man =
    [
        ("archivetool man > ~/.local/share/man/man1/archivetool.1", "Install the manual page."),
        ("archivetool man | man -l -", "Read it at once."),
    ];

    private static readonly (string Line, string Meaning)[] Help =
    [
        ("archivetool help archive", "The same as archivetool archive --help."),
    ];

    /// <summary>The examples of a command; of the most used one where none is named.</summary>
    public static IReadOnlyList<(string Line, string Meaning)> Of(string? command) =>
        command switch
        {
            "audit" => Audit,
            "thumbnails" => Thumbnails,
            "url" => Url,
            "verify" => Verify,
            "remove" => Remove,
            "rules" => Rules,
            "completion" => Completion,
            "man" => Man,
            "help" => Help,
            _ => Archive,
        };
}
