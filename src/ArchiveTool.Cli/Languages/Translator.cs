using ArchiveTool.Core.Findings;

namespace ArchiveTool.Cli.Languages;

/// <summary>
/// Says in another language what the program says in English. The program runs without ICU and without resource assemblies, so
/// the sentences stand in a separate table; what the table lacks stays English.
/// </summary>
internal sealed class Translator
{
    private static readonly Lazy<Translator?> Wanted = new(() =>
        Language.IsChinese() ? new Translator(ReadTable()) : null
    );

    // As a report writes them for a terminal, in its colours, and without.
    private static readonly string[] Codes =
    [
        .. Enum.GetValues<ProblemCode>()
            .Select(code => code.ToCode())
            .SelectMany(code =>
                (string[])[$": {code}: ", .. new[] { 31, 33, 35, 36 }.Select(color => $": \e[{color}m{code}\e[0m: ")]
            ),
    ];

    private readonly Dictionary<string, string> sentences = new(StringComparer.Ordinal);
    private readonly List<(TextTemplate From, TextTemplate To)> templates = [];

    /// <summary>Makes a translator of a table of sentences.</summary>
    public Translator(IEnumerable<(string From, string To)> table)
    {
        foreach (var (from, to) in table)
        {
            var template = TextTemplate.Parse(from);
            if (template.HasPlaces)
            {
                templates.Add((template, TextTemplate.Parse(to)));
            }
            else
            {
                sentences[from] = to;
            }
        }
    }

    /// <summary>The translator into the user's language; null for English.</summary>
    public static Translator? Current => Wanted.Value;

    /// <summary>The table of Chinese sentences.</summary>
    public static IEnumerable<(string From, string To)> ReadTable()
    {
        using var stream = typeof(Translator).Assembly.GetManifestResourceStream("zh.txt")!;
        using var reader = new StreamReader(stream);
        string? from = null;
        while (reader.ReadLine() is { } line)
        {
            if (from is not null)
            {
                yield return (from, line);
                from = null;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                from = line;
            }
        }
    }

    /// <summary>A line in the user's language, its indentation kept; the same where the table lacks it.</summary>
    public string Translate(string line)
    {
        var text = line.TrimStart(' ').TrimEnd('\r', '\n');
        if (text.Length == 0)
        {
            return line;
        }

        var begin = line.IndexOf(text, StringComparison.Ordinal);
        return line[..begin] + TranslateText(text) + line[(begin + text.Length)..];
    }

    private string TranslateText(string text)
    {
        if (sentences.TryGetValue(text, out var sentence))
        {
            return sentence;
        }

        // A finding: its place and its code stay, as editors and people look for them.
        if (FindCode(text) is { } message)
        {
            return text[..message] + TranslateText(text[message..]);
        }

        foreach (var (from, to) in templates)
        {
            if (from.Match(text, TranslateText) is { } values)
            {
                return to.Fill(values);
            }
        }

        return text;
    }

    private static int? FindCode(string text)
    {
        var found = Codes
            .Select(code => (At: text.IndexOf(code, StringComparison.Ordinal), code.Length))
            .Where(code => code.At >= 0)
            .Select(code => (code.At, End: code.At + code.Length))
            .DefaultIfEmpty((At: -1, End: -1))
            .MinBy(code => code.At);
        return found.At >= 0 ? found.End : null;
    }
}
