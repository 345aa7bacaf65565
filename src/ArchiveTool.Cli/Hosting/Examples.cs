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
            "Archive a page and record every exchange."
        ),
        ("archivetool archive post.md -o library --replay post.warc.gz", "Repeat the run offline from the record."),
    ];

    private static readonly (string Line, string Meaning)[] Audit =
    [
        ("archivetool audit source/_posts", "Check every link and image of a blog."),
        (
            "archivetool audit post.md --format markdown --report links.md",
            "Report on one post as Markdown, for a pull request."
        ),
        (
            "archivetool audit source/_posts --cache links.db --wayback",
            "Recheck only what is a day old, and suggest captures of dead links."
        ),
    ];

    private static readonly (string Line, string Meaning)[] Thumbnails =
    [
        ("archivetool thumbnails library", "Build thumbnails that are missing or have other settings."),
        (
            "archivetool thumbnails library --thumbnail-widths 320,640 --prune",
            "Build other widths, and remove unused thumbnails."
        ),
    ];

    private static readonly (string Line, string Meaning)[] Url =
    [
        (
            "archivetool url 'https://example.org/post?id=7&utm_source=mail'",
            "Show the tracking in a URL, and the clean URL."
        ),
        ("archivetool url --format json - < links.txt", "Explain one URL per line, as one JSON object per line."),
    ];

    private static readonly (string Line, string Meaning)[] Localize =
    [
        (
            "archivetool localize source/_posts --dry-run",
            "Show as a diff what would change; exit 1 where something would."
        ),
        ("archivetool localize source/_posts", "Bring the foreign pictures of a blog into the blog, in place."),
        ("archivetool localize --undo", "Take the last run back, byte for byte."),
    ];

    private static readonly (string Line, string Meaning)[] Delocalize =
    [
        (
            "archivetool delocalize source/_posts --to https://cdn.example.org/ --format json",
            "Lead local pictures to a CDN, and list the files to put there."
        ),
    ];

    private static readonly (string Line, string Meaning)[] Fix =
    [
        (
            "archivetool fix source/_posts --redirects --clean-links --dry-run",
            "Show as a diff what the audit's suggestions would change."
        ),
        ("archivetool fix --from-report audit.json --redirects", "Write what an audit found without asking again."),
        ("archivetool fix --undo", "Take the last run back, byte for byte."),
    ];

    private static readonly (string Line, string Meaning)[] Verify =
    [
        ("archivetool verify library", "Read every file and report damage."),
        ("archivetool verify library --repair", "Repair damage: fetch and rebuild damaged files."),
    ];

    private static readonly (string Line, string Meaning)[] Remove =
    [
        ("archivetool remove library harbour-lights", "Remove one post and the files only it uses."),
    ];

    private static readonly (string Line, string Meaning)[] List =
    [
        ("archivetool list library", "List the posts, the newest first."),
        ("archivetool list library --format json | jq -r '.posts[].slug'", "Their slugs, for scripts."),
    ];

    private static readonly (string Line, string Meaning)[] Search =
    [
        ("archivetool search library harbour lamps", "Find the posts that hold both words."),
        ("archivetool search library 防波堤", "Find words in scripts without spaces."),
    ];

    private static readonly (string Line, string Meaning)[] Export =
    [
        ("archivetool export html library -o pages", "Write every post as one HTML file that needs nothing else."),
        ("archivetool export html library harbour-lights piers -o two-posts.html", "Write two posts into one file."),
    ];

    private static readonly (string Line, string Meaning)[] Import =
    [
        ("archivetool import site.wacz -o library", "Make posts of the pages that a web archive lists."),
        ("archivetool import saved-pages -o library", "Make posts of the saved pages and archives in a folder."),
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
    public static IReadOnlyList<(string Line, string Meaning)> Find(string? command) =>
        command switch
        {
            "audit" => Audit,
            "thumbnails" => Thumbnails,
            "url" => Url,
            "localize" => Localize,
            "delocalize" => Delocalize,
            "fix" => Fix,
            "verify" => Verify,
            "remove" => Remove,
            "list" => List,
            "search" => Search,
            "export" => Export,
            "import" => Import,
            "rules" => Rules,
            "completion" => Completion,
            "man" => Man,
            "help" => Help,
            _ => Archive,
        };
}
