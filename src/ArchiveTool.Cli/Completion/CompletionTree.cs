using System.CommandLine;
using System.CommandLine.Completions;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Cli.Completion;

/// <summary>Reads from the command line's own tree what shells complete, so that no script can lag behind it.</summary>
internal static class CompletionTree
{
    /// <summary>Every command: the program first, each command before those below it.</summary>
    public static IReadOnlyList<CompletionCommand> Read(Command root)
    {
        var inherited = root.Options.Where(option => option.Recursive).ToList();
        return [.. Read(root, "", inherited)];
    }

    private static IEnumerable<CompletionCommand> Read(Command command, string path, List<Option> inherited)
    {
        var children = command.Subcommands.Where(child => !child.Hidden).ToList();
        var argument = command.Arguments.FirstOrDefault(one => !one.Hidden);
        var words = argument is null ? [] : GetWords(argument);
        yield return new CompletionCommand(
            path,
            command.Description ?? "",
            [
                .. command
                    .Options.Concat(inherited)
                    .Distinct()
                    .Where(option => !option.Hidden)
                    .Select(Convert)
                    .OrderBy(option => option.Name, StringComparer.Ordinal),
            ],
            [.. children.Select(child => (child.Name, child.Description ?? ""))],
            argument?.Name switch
            {
                null => ValueKind.None,
                "library" => ValueKind.Folder,
                "input" => ValueKind.File,
                _ => words.Count > 0 ? ValueKind.Word : ValueKind.Text,
            },
            words
        );
        foreach (var child in children)
        {
            foreach (var below in Read(child, $"{path} {child.Name}".TrimStart(), inherited))
            {
                yield return below;
            }
        }
    }

    private static IReadOnlyList<string> GetWords(Argument argument) =>
        [.. argument.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static CompletionOption Convert(Option option)
    {
        // Help shows a fixed set as its words; that is what the shells offer.
        IReadOnlyList<string> words = option switch
        {
            { HelpName: { } shown } when shown.Contains('|', StringComparison.Ordinal) => shown.Split('|'),
            { Name: "--fail-on" } => OutputOptions.FailOnWords,
            Option<ReferrerPolicy?> => Values.PolicyNames,
            _ => [],
        };
        var kind =
            option.ValueType == typeof(bool) ? ValueKind.None
            : option.Name == CommandLineApp.CleanLinks ? ValueKind.BoundWord
            : words.Count > 0 ? ValueKind.Word
            : option.HelpName is { } name ? GetKind(name)
            : ValueKind.Text;
        return new CompletionOption(
            option.Name,
            [.. option.Aliases.Where(alias => alias != option.Name)],
            option.Description ?? "",
            kind,
            words
        );
    }

    private static ValueKind GetKind(string helpName) =>
        helpName.StartsWith("FILE", StringComparison.Ordinal) ? ValueKind.File
        : helpName is "DIR" or "LIBRARY" or "FOLDER" ? ValueKind.Folder
        : ValueKind.Text;
}
