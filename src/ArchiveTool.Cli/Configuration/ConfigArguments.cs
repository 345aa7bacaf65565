using System.CommandLine;
using System.CommandLine.Parsing;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Configuration;

/// <summary>Adds what a configuration file says to a command line, which wins.</summary>
internal sealed class ConfigArguments
{
    private static readonly string[] NoKeys = ["--config", "--trust-config", "--help", "--version"];
    private readonly Command root;

    private readonly Option<string?> config = new("--config")
    {
        Description = $"YAML with the same names as the long options (default {ConfigFile.DefaultName} if present)",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<bool> trust = new("--trust-config")
    {
        Description = $"Trust an {ConfigFile.DefaultName} that was found as much as one named by --config",
        Recursive = true,
    };

    /// <summary>Adds the options to a tree that is shown, not run.</summary>
    public static void AddTo(Command root) => _ = new ConfigArguments(root);

    public ConfigArguments(Command root)
    {
        this.root = root;
        root.Options.Add(config);
        root.Options.Add(trust);
    }

    /// <summary>The command line with what the configuration adds to it.</summary>
    /// <exception cref="ConfigException">The configuration cannot be used.</exception>
    public string[] Complete(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        if (!CommandLineApp.IsConfigured(CommandPath.Get(parsed)) || parsed.Action is HelpWithExamples or VersionAction)
        {
            return args;
        }

        if (GetPath(parsed) is not { } path)
        {
            return args;
        }

        var isFound = parsed.GetResult(config) is null;
        if (isFound)
        {
            TellFound(path);
        }

        var found = isFound && !parsed.GetValue(trust) ? new FoundConfiguration(path) : null;

        var added = new List<AddedArgument>();
        var all = new Lazy<IReadOnlyList<Command>>(() => [.. CommandLineApp.AllCommands]);
        var entries = ConfigFile.Read(path, isFound);
        foreach (var entry in entries)
        {
            ThrowAtMissingValue(path, command, entry);
            if (Find(command, entry.Key) is not { } option)
            {
                if (!all.Value.Any(other => Find(other, entry.Key) is not null))
                {
                    throw new ConfigException($"{path}:{entry.Line}: there is no option '{entry.Key}'");
                }
            }
            else if (
                parsed.GetResult(option) is (null or { Implicit: true })
                && OptionNeeds.IsRead(
                    parsed,
                    option,
                    needed => entries.Any(other => Find(command, other.Key) == needed)
                )
            )
            {
                if (found?.GetError(entry) is { } error)
                {
                    throw new ConfigException($"{path}:{error.Line}: {error.Message}; {found.Advice}");
                }

                added.AddRange(Arguments(entry, option));
            }
        }

        DropFormat(parsed, command, added);
        var at = Array.IndexOf(args, command.Name) + 1;
        string[] complete = [.. args[..at], .. added.Select(item => item.Argument), .. args[at..]];
        ThrowAtFault(path, added, complete);
        return complete;
    }

    /// <summary>A value that the parser would read as something else, or none at all.</summary>
    private static void ThrowAtMissingValue(string path, Command command, ConfigEntry entry)
    {
        if (Find(command, entry.Key) is not { } option)
        {
            return;
        }

        if (GetFault(option, entry) is { } fault)
        {
            throw new ConfigException(
                $"{path}:{fault.Line}: invalid value '{fault.Text}' for {entry.Key}; expected true or false"
            );
        }

        if (entry.Values.Count == 0 && !IsRepeatable(option))
        {
            throw new ConfigException(
                $"{path}:{entry.Line}: '{entry.Key}' has no value: write one, or leave the line out"
            );
        }
    }

    private static void TellFound(string path) =>
        Console.Error.WriteLine($"archivetool: options are taken from {Path.GetFullPath(path)}, which was found here");

    /// <summary>A file's extension says more of its report than a format that was set for every run.</summary>
    private static void DropFormat(ParseResult parsed, Command command, List<AddedArgument> added)
    {
        var named = Find(command, "report") is { } report
            ? parsed.GetResult(report)?.Tokens.Select(token => token.Value)
            : null;
        string[] paths =
        [
            .. named ?? [],
            .. added.Where(item => item.Option.Name == "--report").Select(item => item.Text),
        ];
        if (paths.Any(path => ReportFormats.FindByPath(path) is not null))
        {
            added.RemoveAll(item => item.Option.Name == "--format");
        }
    }

    /// <summary>The file to read; null if absent, or where the parser refuses the name.</summary>
    private string? GetPath(ParseResult parsed) =>
        parsed.GetResult(config) is { } named
            ? named.Tokens is [{ Value: var path }]
                ? path
                : null
            : Path.Exists(ConfigFile.DefaultName)
                ? ConfigFile.DefaultName
                : null;

    /// <summary>What the parser says against a value of the file is said with the value's place.</summary>
    private void ThrowAtFault(string path, List<AddedArgument> added, string[] complete)
    {
        foreach (var error in CommandLineApp.Parse(root, complete).Errors)
        {
            var fault = added.Find(item =>
                error.Message.Contains($"'{item.Text}'", StringComparison.Ordinal)
                && (
                    error.SymbolResult is OptionResult result && result.Option == item.Option
                    || error.Message.Contains(item.Option.Name, StringComparison.Ordinal)
                )
            );
            // A value that may be a secret is not repeated in the message.
            fault ??= added.Find(item =>
                error.Message.StartsWith(Values.Invalid(item.Option.Name, ""), StringComparison.Ordinal)
            );
            if (fault is not null)
            {
                throw new ConfigException($"{path}:{fault.Line}: {error.Message}");
            }
        }
    }

    private static Option? Find(Command command, string key) =>
        command.Options.FirstOrDefault(option =>
            option.Name == "--" + key && Array.IndexOf(NoKeys, option.Name) < 0 && !option.Hidden
        );

    private static IEnumerable<AddedArgument> Arguments(ConfigEntry entry, Option option)
    {
        // A list for an option that is given once is what its comma list is.
        var values =
            entry.IsList && !IsRepeatable(option)
                ? [(Text: string.Join(',', entry.Values.Select(value => value.Text)), entry.Line)]
                : entry.Values;
        return from value in values
            let argument = GetArgument(option, value.Text)
            where argument is not null
            select new AddedArgument(option, value.Text, value.Line, argument);
    }

    private static bool IsRepeatable(Option option) => option.Arity.MaximumNumberOfValues > 1;

    /// <summary>The parser would take an invalid boolean for an input.</summary>
    private static (string Text, int Line)? GetFault(Option option, ConfigEntry entry) =>
        option.ValueType != typeof(bool) ? null
        : entry is { IsList: false, Values: [{ Text: "true" or "false" }] } ? null
        : entry.Values is [var first, ..] ? first
        : ("[]", entry.Line);

    private static string? GetArgument(Option option, string text) =>
        (option.Name, text) switch
        {
            (CommandLineApp.CleanLinks, "true") => CommandLineApp.CleanLinksByDefault,
            (CommandLineApp.CleanLinks, "false") => null,
            _ => $"{option.Name}={text}",
        };

    private sealed record AddedArgument(Option Option, string Text, int Line, string Argument);
}
