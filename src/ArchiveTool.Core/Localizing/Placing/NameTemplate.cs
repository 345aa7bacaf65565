using System.Globalization;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>How pictures are named: text with <c>{sha8} {host} {date} {original} {alt} {n} {slug} {ext}</c>.</summary>
internal sealed partial class NameTemplate
{
    private static readonly string[] Words = ["sha8", "host", "date", "original", "alt", "n", "slug", "ext"];

    private readonly string text;

    private NameTemplate(string text) => this.text = text;

    /// <summary>The name that the picture had.</summary>
    public static NameTemplate Default { get; } = new("{original}");

    /// <summary>Whether it names folders too: then it is relative to the folder of all pictures, not to the post's.</summary>
    internal bool HasFolder => text.Contains('/', StringComparison.Ordinal);

    /// <summary>Whether it needs the picture's text.</summary>
    internal bool HasText => text.Contains("{alt}", StringComparison.Ordinal);

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="template">What was read.</param>
    public static bool TryParse(string text, out NameTemplate template)
    {
        template = new NameTemplate(text);
        var rest = Fields().Replace(text, match => IsField(match) ? "" : "{");
        return text.Length > 0 && Fields().IsMatch(text) && rest.IndexOfAny(['{', '}', '\\', '\0']) < 0;
    }

    /// <summary>The name for a picture, with forward slashes; every part of it is safe.</summary>
    internal string Format(NameFacts facts)
    {
        var parts = new List<string>();
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = SafeName.Create(Fields().Replace(part, match => GetValue(match, facts)));
            if (name.Length > 0)
            {
                parts.Add(name);
            }
        }

        var last = parts.Count > 0 && !text.EndsWith('/') ? parts[^1] : "";
        if (parts.Count > 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var stem = WithoutExtension(last, facts.Extension).TrimEnd('-', '_', '.');
        parts.Add($"{(stem.Length > 0 ? stem : facts.Sha256[..8])}.{facts.Extension}");
        return string.Join('/', parts);
    }

    private static string WithoutExtension(string name, string extension) =>
        name.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase) ? name[..^(extension.Length + 1)] : name;

    private static bool IsField(Match match) =>
        Words.Contains(match.Groups["word"].Value, StringComparer.Ordinal)
        && (match.Groups["form"].Value.Length == 0 || match.Groups["word"].Value is "n" or "date");

    private static string GetValue(Match match, NameFacts facts)
    {
        var form = match.Groups["form"].Value;
        var culture = CultureInfo.InvariantCulture;
        return match.Groups["word"].Value switch
        {
            "sha8" => facts.Sha256[..8],
            "host" => facts.Host,
            "date" => facts.Date?.ToString(form.Length > 0 ? form : "yyyy-MM-dd", culture) ?? "undated",
            "original" => GetStem(facts.Original),
            "alt" => facts.Alt,
            "n" => facts.Number.ToString(form.Length > 0 ? form : "0", culture),
            "slug" => facts.Slug,
            _ => facts.Extension,
        };
    }

    /// <summary>A name without what is an extension: the real one is written behind it.</summary>
    private static string GetStem(string original)
    {
        var dot = original.LastIndexOf('.');
        return dot > 0 && original.Length - dot <= 6 && original[(dot + 1)..].All(char.IsAsciiLetterOrDigit)
            ? original[..dot]
            : original;
    }

    [GeneratedRegex(
        @"\{(?<word>[a-z0-9]+)(:(?<form>[0yMd\-]+))?\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Fields();
}
