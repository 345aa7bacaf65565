using System.CommandLine;
using ArchiveTool.Cli.Options.Inputs;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Options;

/// <summary>Reads the options that every run over posts shares.</summary>
internal static class RunBinding
{
    /// <summary>A run's own options with the shared ones of the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The run's own options.</param>
    /// <param name="input">How posts are read.</param>
    /// <param name="fetching">Which URLs are asked for.</param>
    /// <param name="rules">How URLs are judged; null if the run gets a catalogue that holds the rules.</param>
    public static T Bind<T>(
        ParseResult parsed,
        T options,
        InputOptions input,
        FetchingOptions fetching,
        RuleOptions? rules
    )
        where T : RunOptions
    {
        RunOptions shared = options;
        return (T)(
            shared with
            {
                DocumentUrl = parsed.GetValue(input.DocumentUrl),
                InputFormat = Values.GetPostFormat(parsed.GetValue(input.Format)),
                DefaultReferrerPolicy = parsed.GetValue(input.Policy) ?? ReferrerPolicies.Default,
                LazyImages = input.GetLazyImages(parsed),
                Include = parsed.GetValue(fetching.Include) ?? [],
                Exclude = parsed.GetValue(fetching.Exclude) ?? [],
                Rules = rules?.Bind(parsed) ?? shared.Rules,
                Networks = rules?.GetNetworks(parsed) ?? shared.Networks,
            }
        );
    }
}
