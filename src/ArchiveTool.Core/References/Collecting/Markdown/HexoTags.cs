using System.Collections.Frozen;
using System.Globalization;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// The tags of Hexo (https://hexo.io/docs/tag-plugins) and its common themes whose arguments hold a URL. Any other
/// tag, Jekyll's among them, is left alone.
/// </summary>
internal static class HexoTags
{
    /// <summary>What stands in place of an element's name.</summary>
    public const string Element = "hexo-tag";

    /// <summary>The tag that names another post by its source file.</summary>
    public const string PostLink = "post_link";

    private static readonly FrozenDictionary<string, ReferenceKind> Kinds = new Dictionary<string, ReferenceKind>(
        StringComparer.Ordinal
    )
    {
        ["img"] = ReferenceKind.Image,
        ["asset_img"] = ReferenceKind.Image,
        ["image"] = ReferenceKind.Image,
        ["inlineImg"] = ReferenceKind.Image,
        ["inlineimage"] = ReferenceKind.Image,
        ["fullimage"] = ReferenceKind.Image,
        ["fi"] = ReferenceKind.Image,
        ["figure"] = ReferenceKind.Image,
        ["fancybox"] = ReferenceKind.Image,
        ["link"] = ReferenceKind.Link,
        ["asset_link"] = ReferenceKind.Link,
        [PostLink] = ReferenceKind.Link,
        ["blockquote"] = ReferenceKind.Link,
        ["quote"] = ReferenceKind.Link,
        ["codeblock"] = ReferenceKind.Link,
        ["btn"] = ReferenceKind.Link,
        ["button"] = ReferenceKind.Link,
        ["iframe"] = ReferenceKind.Document,
        ["video"] = ReferenceKind.Media,
        ["audio"] = ReferenceKind.Media,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reference of a tag, or null.</summary>
    /// <param name="text">The post's text.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="offset">Where the body stands in the text.</param>
    public static PendingReference? Find(string text, TemplateTag tag, int offset)
    {
        if (tag.IsLiteral || !Kinds.TryGetValue(tag.Name, out var kind))
        {
            return null;
        }

        var arguments = Arguments(text, new TextRange(tag.Arguments.Start + offset, tag.Arguments.Length));
        var index = arguments.FindIndex(argument => IsUrl(tag.Name, text.AsSpan(argument.Start, argument.Length)));
        if (index < 0 || IsJekylls(text, tag.Name, arguments))
        {
            return null;
        }

        var isImage = kind == ReferenceKind.Image;
        var url = arguments[index];
        return new PendingReference
        {
            Kind = kind,
            Element = Element,
            Attribute = tag.Name,
            Range = url,
            Raw = text.Substring(url.Start, url.Length),
            Syntax = UrlContext.TagArgument,
            Width = isImage ? Number(text, arguments, index + 1) : null,
            Height = isImage ? Number(text, arguments, index + 2) : null,
            NamesPost = tag.Name == PostLink,
            Text = GetText(text, tag.Name, arguments, index),
        };
    }

    private static bool IsUrl(string name, ReadOnlySpan<char> argument) =>
        name switch
        {
            "asset_img" => ImageUrls.HasImageExtension(argument),
            "asset_link" => argument.Contains('.'),
            PostLink => argument.Length > 0,
            _ => ImageUrls.LooksLikeUrl(argument),
        };

    /// <summary>Jekyll's tag of the same name takes the path of a source file and nothing else.</summary>
    private static bool IsJekylls(string text, string name, List<TextRange> arguments) =>
        name == "link"
        && arguments is [var only]
        && text.AsSpan(only.Start, only.Length) is var argument
        && !argument.Contains(':')
        && !argument.StartsWith("//");

    private static string? GetText(string text, string name, List<TextRange> arguments, int index)
    {
        if (name == "link" && index > 0)
        {
            return text[arguments[0].Start..arguments[index - 1].End].Trim('"', '\'');
        }

        return name == PostLink
            ? GetTitle([.. arguments.Select(range => text.Substring(range.Start, range.Length))])
            : null;
    }

    /// <summary>The title that a <c>post_link</c> gives, or null; a last word may say whether it is escaped.</summary>
    public static string? GetTitle(IReadOnlyList<string> words)
    {
        var last = words.Count > 2 && words[^1] is "true" or "false" ? words.Count - 1 : words.Count;
        var title = string.Join(' ', words.Take(last).Skip(1));
        return title.Length == 0 ? null : title;
    }

    private static int? Number(string text, List<TextRange> arguments, int index) =>
        index < arguments.Count
        && int.TryParse(
            text.AsSpan(arguments[index].Start, arguments[index].Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>Arguments are words, or strings in quotes; some themes put commas between them.</summary>
    public static List<TextRange> Arguments(string text, TextRange range)
    {
        var arguments = new List<TextRange>();
        var at = range.Start;
        while (at < range.End)
        {
            if (text[at] == ',' || TextMarks.AsciiWhiteSpace.Contains(text[at]))
            {
                at++;
                continue;
            }

            var rest = text.AsSpan(at, range.End - at);
            var quote = rest[0] is '"' or '\'' ? rest[0] : '\0';
            var close = quote == '\0' ? rest.IndexOfAny(TextMarks.WhiteSpace) : rest[1..].IndexOf(quote);
            if (quote != '\0' && close >= 0)
            {
                arguments.Add(new TextRange(at + 1, close));
                at += close + 2;
                continue;
            }

            var word = quote == '\0' && close >= 0 ? rest[..close] : rest;
            var trimmed = word.TrimEnd(", \t\r\n-");
            arguments.Add(new TextRange(at, trimmed.Length));
            at += word.Length;
        }

        return arguments;
    }
}
