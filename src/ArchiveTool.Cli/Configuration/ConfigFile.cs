using System.Globalization;
using ArchiveTool.Core.Files.Foreign;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ArchiveTool.Cli.Configuration;

/// <summary>Reads a configuration file: one YAML mapping of option names to values or lists of values.</summary>
internal static class ConfigFile
{
    /// <summary>Looked for in the working folder where none is named.</summary>
    public const string DefaultName = "archivetool.yml";

    // The one entry that is a mapping: the owner's accounts by network.
    private const string AffiliatesKey = "affiliates";

    /// <param name="path">The file.</param>
    /// <param name="isFound">Whether it was found, not named.</param>
    /// <exception cref="ConfigException">It cannot be read, or has another form.</exception>
    public static IReadOnlyList<ConfigEntry> Read(string path, bool isFound)
    {
        try
        {
            var parser = new Parser(new StringReader(ReadText(path, isFound)));
            var entries = ReadMapping(parser, path);
            ThrowAtSecondDocument(parser, path);
            return entries;
        }
        catch (YamlException exception)
        {
            throw new ConfigException($"{At(path, exception.Start)}: Invalid YAML: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner trips over some inputs instead of refusing them: an unclosed list before another key is one.
            throw new ConfigException($"{path}: Invalid YAML");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigException($"'{path}' cannot be read for --config: {exception.Message}");
        }
    }

    /// <summary>One that the user named may be a pipe; one that was found is a regular file.</summary>
    private static string ReadText(string path, bool isFound)
    {
        var bytes = isFound
            ? ForeignFile.ReadAll(path, ForeignFile.MostSettingsBytes)
            : ForeignFile.ReadNamed(path, ForeignFile.MostSettingsBytes);
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static List<ConfigEntry> ReadMapping(Parser parser, string path)
    {
        var entries = new List<ConfigEntry>();
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return entries;
        }

        if (parser.TryConsume<Scalar>(out var lone) && lone.Value.Length == 0)
        {
            return entries;
        }

        if (lone is not null || !parser.TryConsume<MappingStart>(out _))
        {
            throw new ConfigException($"{path}:1: a configuration has lines of the form 'option: value'");
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var entry = ReadEntry(parser, path);
            if (entries.Exists(other => other.Key == entry.Key))
            {
                throw new ConfigException($"{At(path, entry.Line)}: '{entry.Key}' stands here a second time");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static void ThrowAtSecondDocument(Parser parser, string path)
    {
        parser.TryConsume<DocumentEnd>(out _);
        if (parser.Accept<DocumentStart>(out var second))
        {
            throw new ConfigException(
                $"{At(path, second.Start)}: a second YAML document begins here, and only one can be used; "
                    + "join them, or keep the other in a separate file"
            );
        }
    }

    private static ConfigEntry ReadEntry(Parser parser, string path)
    {
        if (!parser.TryConsume<Scalar>(out var key))
        {
            throw new ConfigException($"{At(path, parser.Current!.Start)}: the name of an option stands here");
        }

        if (parser.TryConsume<Scalar>(out var value))
        {
            return new ConfigEntry(key.Value, GetLine(key.Start), [GetValue(value, key.Value, path)], IsList: false);
        }

        if (key.Value == AffiliatesKey && parser.TryConsume<MappingStart>(out _))
        {
            return new ConfigEntry(key.Value, GetLine(key.Start), ReadAccounts(parser, path), IsList: true);
        }

        if (!parser.TryConsume<SequenceStart>(out _))
        {
            throw new ConfigException(
                $"{At(path, key.Start)}: '{key.Value}' takes a value or a list of values, nothing that is nested"
            );
        }

        var values = new List<(string Text, int Line)>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var item))
            {
                throw new ConfigException($"{At(path, parser.Current!.Start)}: a value stands here, nothing nested");
            }

            values.Add(GetValue(item, key.Value, path));
        }

        return new ConfigEntry(key.Value, GetLine(key.Start), values, IsList: true);
    }

    /// <summary>Accounts by network: a value or a list of them.</summary>
    private static List<(string Text, int Line)> ReadAccounts(Parser parser, string path)
    {
        var accounts = new List<(string Text, int Line)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var network))
            {
                throw new ConfigException($"{At(path, parser.Current!.Start)}: the name of a network stands here");
            }

            var depth = 0;
            do
            {
                if (parser.TryConsume<Scalar>(out var scalar))
                {
                    var (text, line) = GetValue(scalar, network.Value, path);
                    accounts.Add(($"{network.Value}={text}", line));
                }
                else if (parser.TryConsume<SequenceStart>(out _))
                {
                    depth++;
                }
                else if (parser.TryConsume<SequenceEnd>(out _))
                {
                    depth--;
                }
                else
                {
                    throw new ConfigException(
                        $"{At(path, parser.Current!.Start)}: an account or a list of accounts stands here, nothing nested"
                    );
                }
            } while (depth > 0);
        }

        return accounts;
    }

    private static (string Text, int Line) GetValue(Scalar scalar, string key, string path)
    {
        var isNothing =
            scalar.Value.Length == 0 || (scalar.Style is ScalarStyle.Plain && scalar.Value is "~" or "null");
        return isNothing
            ? throw new ConfigException(
                $"{At(path, scalar.Start)}: '{key}' has no value: write one, or leave the line out"
            )
            : (scalar.Value, GetLine(scalar.Start));
    }

    private static int GetLine(Mark mark) => (int)mark.Line;

    private static string At(string path, Mark mark) => At(path, GetLine(mark));

    private static string At(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");
}
