using System.Text.RegularExpressions;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// The settings of a generator, as far as they can be read without running it: plain values in YAML, TOML, JSON and
/// JavaScript.
/// </summary>
/// <param name="Text">All settings files, one after another, without the lines that are comments.</param>
internal sealed partial record SiteConfig(string Text)
{
    private const int MostBytes = 512 * 1024;

    /// <summary>What stands at the top of YAML and TOML files; all of the others.</summary>
    private string TopLevel { get; init; } = Text;

    /// <summary>Reads settings files. What cannot be read says nothing.</summary>
    public static SiteConfig Read(IEnumerable<string> files)
    {
        (string File, string Text)[] read = [.. files.Select(file => (file, ReadOne(file)))];
        return new SiteConfig(string.Join('\n', read.Select(one => one.Text)))
        {
            TopLevel = string.Join('\n', read.Select(one => GetTop(one.File, one.Text))),
        };
    }

    /// <summary>Whether the settings name something, in whatever way.</summary>
    public bool Mentions(string word) => Text.Contains(word, StringComparison.Ordinal);

    /// <summary>The value of a key that is not nested in YAML and TOML, or at any depth in JavaScript; null without one.</summary>
    public string? Find(string key) => FindAll(key).FirstOrDefault();

    /// <summary>The values of a key.</summary>
    public IEnumerable<string> FindAll(string key) =>
        Pairs()
            .Matches(TopLevel)
            .Where(match => match.Groups["key"].ValueSpan.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(match => match.Groups[match.Groups["quoted"].Success ? "quoted" : "bare"].Value.Trim());

    /// <summary>Whether a list in YAML has an item, such as a plug-in, with settings or without.</summary>
    public bool HasItem(string name) =>
        Text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith('-'))
            .Select(line => line.Trim('-', ' ', ':', '"', '\''))
            .Any(item => item == name || item.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>The plain values of a section by their keys: a table in TOML, an indented block in YAML.</summary>
    public IReadOnlyDictionary<string, string> FindSection(string name)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (isWithin, isTable) = (false, false);
        foreach (var line in Text.Split('\n').Where(line => line.Trim().Length > 0))
        {
            var text = line.Trim();
            if (text.StartsWith('['))
            {
                isTable = true;
                isWithin = text.Trim('[', ']', ' ').Split('.')[0].Equals(name, StringComparison.OrdinalIgnoreCase);
            }
            else if (!isTable && !char.IsWhiteSpace(line[0]))
            {
                isWithin = text.Equals(name + ":", StringComparison.OrdinalIgnoreCase);
            }
            else if (isWithin && Pairs().Match(text) is { Success: true } pair)
            {
                var value = pair.Groups[pair.Groups["quoted"].Success ? "quoted" : "bare"].Value.Trim();
                values.TryAdd(pair.Groups["key"].Value, value);
            }
        }

        return values;
    }

    /// <summary>The path of an address or of a path, without a slash at its end: <c>""</c> for a root.</summary>
    public static string GetPath(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }

        var isAddress = Uri.TryCreate(value, UriKind.Absolute, out var address) && !address.IsFile;
        var path = (isAddress ? address!.AbsolutePath : value).Trim('/');
        return path.Length == 0 || path.StartsWith('.') ? "" : "/" + path;
    }

    private static string GetTop(string file, string text) =>
        Path.GetExtension(file) switch
        {
            ".yml" or ".yaml" => string.Join(
                '\n',
                text.Split('\n').Where(line => line.Length > 0 && line[0] is not (' ' or '\t' or '-'))
            ),
            ".toml" => string.Join('\n', text.Split('\n').TakeWhile(line => !line.TrimStart().StartsWith('['))),
            _ => text,
        };

    private static string ReadOne(string file)
    {
        try
        {
            return Comments().Replace(string.Join('\n', ForeignFile.ReadLines(file, MostBytes)), "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(
        """^\s*(#|//).*$""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Comments();

    [GeneratedRegex(
        """(?<![\w.-])["']?(?<key>[A-Za-z_]+)["']?[ \t]*[:=][ \t]*(["'`](?<quoted>[^"'`\r\n]*)["'`]|(?<bare>[^\s"'`{}\[\],#][^\r\n,#}]*))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Pairs();
}
