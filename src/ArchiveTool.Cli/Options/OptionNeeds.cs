using System.CommandLine;
using System.Runtime.CompilerServices;

namespace ArchiveTool.Cli.Options;

/// <summary>Options that a command reads only beside another one. Without it they are refused, so that none is ignored.</summary>
internal static class OptionNeeds
{
    private static readonly ConditionalWeakTable<Option, Option> Needed = [];

    /// <summary>Makes options of a command depend on another one.</summary>
    public static void Add(Command command, Option<bool> needed, IReadOnlyList<Option> options)
    {
        foreach (var option in options)
        {
            Needed.Add(option, needed);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(needed))
            {
                return;
            }

            foreach (var option in options.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} needs {needed.Name}");
            }
        });
    }

    /// <summary>Whether a command line reads an option. A configuration serves many commands, so there it is passed over.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option of the configuration.</param>
    /// <param name="isConfigured">Whether the configuration sets another option.</param>
    public static bool IsRead(ParseResult parsed, Option option, Func<Option, bool> isConfigured) =>
        !Needed.TryGetValue(option, out var needed)
        || parsed.GetResult(needed) is { Implicit: false }
        || isConfigured(needed);
}
