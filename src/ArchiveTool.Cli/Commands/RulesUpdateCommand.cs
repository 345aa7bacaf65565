using System.CommandLine;
using System.CommandLine.Parsing;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.RuleUpdates;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Runs;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool rules update</c>: installs a signed catalogue that is later than the one in use.</summary>
internal sealed class RulesUpdateCommand
{
    private const string SignatureEnding = ".minisig";

    private readonly Option<string> from = new("--from")
    {
        Description = "The catalogue: a file or URL, with its signature beside it under the same name and .minisig",
        HelpName = "FILE|URL",
        Required = true,
    };

    private readonly Option<MinisignKey?> publicKey = new("--public-key")
    {
        Description = "The minisign key that signed it, in place of the one that is built in",
        HelpName = "FILE",
        CustomParser = ReadKey,
    };

    private readonly FetchingOptions fetching = new();

    public static Command Build()
    {
        var own = new RulesUpdateCommand();
        var command = new Command("update", "Install a newer tracking catalogue, if its signature is right")
        {
            own.from,
            own.publicKey,
        };
        own.fetching.AddTo(command, hasFilter: false);
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var deadline = fetching.BeginDeadline(parsed, cancellationToken);
        var name = parsed.GetValue(from)!;
        var (bytes, signature, failure) = await ReadAsync(parsed, name, deadline.Token);
        failure ??= Install(name, bytes, signature, parsed.GetValue(publicKey) ?? MinisignKey.BuiltIn);
        if (failure is null)
        {
            return ExitStatus.Done;
        }

        Console.Error.WriteLine($"archivetool: {failure}");
        return ExitStatus.Failed;
    }

    /// <summary>Nothing of a file is read before its signature is known to be right.</summary>
    private static string? Install(string name, byte[] bytes, byte[] signature, MinisignKey key)
    {
        if (MinisignSignature.GetError(bytes, System.Text.Encoding.UTF8.GetString(signature), key) is { } error)
        {
            return $"{name} was not installed: {error}";
        }

        CatalogueBundle bundle;
        try
        {
            bundle = CatalogueBundle.Read(bytes);
        }
        catch (InvalidDataException exception)
        {
            return $"{name} was not installed: {exception.Message}";
        }

        var current = InstalledCatalogue.Find(out _)?.Version ?? CatalogueBundle.ShippedVersion;
        if (!CatalogueBundle.IsLater(bundle.Version, current))
        {
            return $"{name} was not installed: its version {bundle.Version} is not later than {current}, which is in use";
        }

        if (InstalledRules.Write(bytes) is { } failure)
        {
            return failure;
        }

        Console.Out.WriteLine($"installed version {bundle.Version} of the tracking catalogue; before it was {current}");
        return null;
    }

    private async Task<(byte[] Bytes, byte[] Signature, string? Failure)> ReadAsync(
        ParseResult parsed,
        string name,
        CancellationToken cancellationToken
    )
    {
        var opening = await TemporaryFetcher.OpenAsync(fetching.GetExchanges(parsed), cancellationToken);
        if (!opening.IsSuccess)
        {
            return ([], [], opening.Failure);
        }

        await using var fetcher = opening.Value;
        await using var reader = new InputReader(fetcher.Fetcher, Console.OpenStandardInput, ForeignFile.MostListBytes);
        var bundle = await ReadAsync(reader, name, cancellationToken);
        if (bundle.Failure is { } failure)
        {
            return ([], [], failure.Message);
        }

        var signature = await ReadAsync(reader, WithEnding(name), cancellationToken);
        return signature.Failure is { } missing
            ? ([], [], $"{name} was not installed, as its signature is missing: {missing.Message}")
            : (bundle.Bytes.ToArray(), signature.Bytes.ToArray(), null);
    }

    private static Task<InputBytes> ReadAsync(InputReader reader, string name, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            IsUrl(name)
                ? new PostInput(InputKind.Url, name, name)
                : new PostInput(InputKind.File, name, Path.GetFullPath(name)),
            cancellationToken
        );

    private static bool IsUrl(string name) =>
        name.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The signature's name; of a URL its query stays behind.</summary>
    private static string WithEnding(string name)
    {
        var query = IsUrl(name) ? name.IndexOf('?', StringComparison.Ordinal) : -1;
        return query < 0 ? name + SignatureEnding : name.Insert(query, SignatureEnding);
    }

    private static MinisignKey? ReadKey(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        try
        {
            var text = System.Text.Encoding.UTF8.GetString(ForeignFile.ReadNamed(path, ForeignFile.MostSettingsBytes));
            if (MinisignKey.TryParse(text, out var key))
            {
                return key;
            }

            result.AddError($"'{path}' holds no public key of minisign");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            result.AddError($"'{path}' cannot be read for --public-key: {exception.Message}");
        }

        return null;
    }
}
