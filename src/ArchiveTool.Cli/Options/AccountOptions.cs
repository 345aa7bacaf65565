using System.CommandLine;
using System.CommandLine.Parsing;
using ArchiveTool.Core.Affiliates;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Options;

/// <summary>The accounts of the site's owner, from the command line or from <c>affiliates:</c> in the configuration.</summary>
internal sealed class AccountOptions
{
    public const string Name = "--affiliates";

    private readonly Option<IReadOnlyList<(string Network, string Account)>> accounts = new(Name)
    {
        Description = "Your account at an affiliate network; repeatable. Usually affiliates: in the configuration",
        HelpName = "NETWORK=ACCOUNT",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = Read,
    };

    public void AddTo(Command command) => command.Options.Add(accounts);

    /// <summary>The accounts; networks that nobody knows are named on standard error.</summary>
    public OwnAccounts Bind(ParseResult parsed, TrackingCatalogue catalogue)
    {
        var given = parsed.GetValue(accounts) ?? [];
        if (given.Count == 0)
        {
            return OwnAccounts.None;
        }

        var byNetwork = given
            .GroupBy(item => item.Network, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<string>)[.. group.Select(item => item.Account)],
                StringComparer.Ordinal
            );
        var known = catalogue.NetworkNames;
        foreach (var name in byNetwork.Keys.Where(name => !known.Any(one => OwnAccounts.IsNamed(name, one))))
        {
            Console.Error.WriteLine(
                $"archivetool: no network is called '{name}'; affiliates: takes the names that 'archivetool url' prints, or their first words"
            );
        }

        return new OwnAccounts(byNetwork);
    }

    private static List<(string Network, string Account)> Read(ArgumentResult result)
    {
        var read = new List<(string Network, string Account)>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            // The account is what is simple: names of networks may hold anything.
            var at = text.LastIndexOf('=');
            var (network, account) = at < 0 ? ("", "") : (text[..at].Trim(), text[(at + 1)..].Trim());
            if (network.Length == 0 || account.Length == 0)
            {
                result.AddError($"Invalid value '{text}' for {Name}; expected NETWORK=ACCOUNT");
                continue;
            }

            read.Add((network, account));
        }

        return read;
    }
}
