using System.CommandLine;

namespace ArchiveTool.Cli.Options;

/// <summary>Whether and when sources are changed: the options of every command that changes them.</summary>
internal sealed class SourceOptions
{
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Change nothing; print a diff that git apply takes; exit 1 where there is work",
    };

    private readonly Option<bool> force = new("--force")
    {
        Description = "Also change files with changes that are not committed to git",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(dryRun);
        command.Options.Add(force);
    }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    /// <inheritdoc cref="IsDryRun(ParseResult)"/>
    public bool IsDryRun(System.CommandLine.Parsing.CommandResult result) => result.GetValue(dryRun);

    /// <summary>Whether files with changes that are not committed are changed too.</summary>
    public bool IsForced(ParseResult parsed) => parsed.GetValue(force);
}
