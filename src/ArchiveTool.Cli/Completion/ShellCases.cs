namespace ArchiveTool.Cli.Completion;

/// <summary>What the scripts of several shells have in common.</summary>
internal static class ShellCases
{
    /// <summary>
    /// How a word leads on from a command to one below it: <c>rules/show</c> leads to <c>rules show</c>. Any other word
    /// leads nowhere, so an input that is called like a command changes nothing.
    /// </summary>
    public static IEnumerable<(string Key, string Path)> Steps(IEnumerable<CompletionCommand> commands) =>
        from command in commands
        from child in command.Subcommands
        select ($"{command.Path}/{child.Name}", $"{command.Path} {child.Name}".TrimStart());

    /// <summary>Whether a name is worth offering: <c>-?</c> is a pattern to a shell.</summary>
    public static bool IsOffered(string name) => name != "-?";

    /// <summary>Text between single quotes, for shells in which a quote ends them.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
