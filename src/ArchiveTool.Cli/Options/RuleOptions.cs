using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;

namespace ArchiveTool.Cli.Options;

/// <summary>Tracking rules that the user brings: the option of every command that judges URLs.</summary>
internal sealed class RuleOptions
{
    private readonly Option<IReadOnlyList<RuleFile>> rules = new("--rules")
    {
        Description = "More tracking rules: ClearURLs' JSON, or an AdGuard or uBlock list with removeparam; repeatable",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = Read,
    };

    private readonly Option<IReadOnlyList<NetworkFile>> networks = new("--networks")
    {
        Description =
            "More networks, redirectors, parameters or beacons: YAML or JSON in the catalogue's form; repeatable",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = ReadNetworks,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(rules);
        command.Options.Add(networks);
    }

    /// <summary>Whether any were given.</summary>
    public bool AreGiven(ParseResult parsed) =>
        parsed.GetResult(rules) is { Tokens.Count: > 0 } || parsed.GetResult(networks) is { Tokens.Count: > 0 };

    /// <summary>The files of networks.</summary>
    public IReadOnlyList<NetworkFile> GetNetworks(ParseResult parsed) => parsed.GetValue(networks) ?? [];

    /// <summary>The files; the rules in them that cannot be used are named on standard error.</summary>
    public IReadOnlyList<RuleFile> Bind(ParseResult parsed)
    {
        var files = parsed.GetValue(rules) ?? [];
        Tell(files.SelectMany(file => file.Problems));
        return files;
    }

    /// <summary>Names the rules that took too long, when the work is done.</summary>
    public void TellTooSlow(ParseResult parsed) =>
        Tell((parsed.GetValue(rules) ?? []).SelectMany(file => file.TooSlow));

    private static void Tell(IEnumerable<RuleProblem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"archivetool: {problem.File}:{problem.Line}: {problem.Message}");
        }
    }

    private static List<NetworkFile> ReadNetworks(ArgumentResult result)
    {
        var files = new List<NetworkFile>();
        foreach (var path in result.Tokens.Select(token => token.Value))
        {
            try
            {
                var text = string.Join('\n', ForeignFile.ReadNamedLines(path, ForeignFile.MostListBytes));
                var json = text.AsSpan().TrimStart().StartsWith("{")
                    ? Encoding.UTF8.GetBytes(text)
                    : YamlAsJson.Convert(path, text);
                files.Add(NetworkFile.Read(path, json));
            }
            catch (InvalidDataException exception)
            {
                result.AddError($"--networks: {exception.Message}");
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                result.AddError($"'{path}' cannot be read for --networks: {exception.Message}");
            }
        }

        return files;
    }

    private static List<RuleFile> Read(ArgumentResult result)
    {
        var files = new List<RuleFile>();
        foreach (var path in result.Tokens.Select(token => token.Value))
        {
            try
            {
                files.Add(RuleFile.Parse(path, ForeignFile.ReadNamed(path, ForeignFile.MostListBytes)));
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                result.AddError($"'{path}' cannot be read for --rules: {exception.Message}");
            }
            catch (InvalidDataException exception)
            {
                result.AddError($"'{path}' holds no tracking rules: {exception.Message}");
            }
        }

        return files;
    }
}
