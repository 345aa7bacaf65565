using System.Globalization;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>Reads the references of a tag by its row in <see cref="TemplateTable"/>.</summary>
internal static class TemplateReferences
{
    /// <summary>Adds what a tag refers to.</summary>
    /// <param name="text">The text that holds the tag.</param>
    /// <param name="tag">The tag, its places in that text.</param>
    /// <param name="found">Where references go.</param>
    /// <returns>False where no row knows what the tag refers to.</returns>
    public static bool TryRead(string text, in TemplateTag tag, List<PendingReference> found)
    {
        if (TemplateTable.Find(tag) is not { } row)
        {
            return IsEnd(tag);
        }

        if (row.NamesPost || IsJekyllLink(text, tag))
        {
            return TryReadPost(text, tag, found);
        }

        var before = found.Count;
        var arguments = TemplateArguments.Read(text, tag.Arguments, row.ByCommas);
        var isComplete = row.IsOptional || row.Kinds.Length == 0;
        var position = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = text.AsSpan(arguments[i].Range.Start, arguments[i].Range.Length);
            isComplete |= value.StartsWith("#");
            if (value is ['{', .., '}'] && TemplateTable.FindName(arguments[i].Name, row) is { } kinds)
            {
                ReadList(text, tag, kinds, arguments[i], found);
                continue;
            }

            if (arguments[i].Name == "srcset")
            {
                ReadSrcset(text, tag, arguments[i], found);
                continue;
            }

            if (value is ['[', .., ')'] && value.IndexOf("](") is var middle and > 0)
            {
                var place = new TextRange(arguments[i].Range.Start + middle + 2, value.Length - middle - 3);
                found.Add(At(text, tag, ReferenceKind.Link, place, arguments[i].Name));
                continue;
            }

            if (FindKind(text, tag, row, arguments, i, position) is { } kind)
            {
                position += arguments[i].Name.Length == 0 ? 1 : 0;
                found.Add(ToReference(text, tag, kind, arguments, i));
            }
        }

        if (tag.Data.Length > 0)
        {
            TemplateData.Read(text, tag, found);
        }

        return isComplete || found.Count > before || arguments.Count == 0;
    }

    /// <summary>The title that a <c>post_link</c> gives, or null; a last word may say whether it is escaped.</summary>
    public static string? GetTitle(IReadOnlyList<string> words)
    {
        var last = words.Count > 2 && words[^1] is "true" or "false" ? words.Count - 1 : words.Count;
        var title = string.Join(' ', words.Take(last).Skip(1));
        return title.Length == 0 ? null : title;
    }

    /// <summary>A reference that is an argument's value.</summary>
    public static PendingReference At(
        string text,
        in TemplateTag tag,
        ReferenceKind kind,
        TextRange range,
        string name
    ) =>
        new()
        {
            Kind = kind,
            Element = TemplateTargets.GetElement(tag),
            Attribute = name.Length == 0 ? tag.Name : $"{tag.Name}.{name}",
            Range = range,
            Raw = text.Substring(range.Start, range.Length),
            Syntax = UrlContext.TagArgument,
        };

    /// <summary>A list in braces, as Blowfish's <c>carousel</c> has it: <c>images="{a.jpg,b.jpg}"</c>.</summary>
    private static void ReadList(
        string text,
        in TemplateTag tag,
        ReferenceKind kind,
        TemplateArgument list,
        List<PendingReference> found
    )
    {
        var at = list.Range.Start + 1;
        foreach (var part in text[at..(list.Range.End - 1)].Split(','))
        {
            var start = at + part.Length - part.AsSpan().TrimStart().Length;
            if (ImageUrls.LooksLikeUrl(part.AsSpan().Trim()))
            {
                found.Add(At(text, tag, kind, new TextRange(start, part.AsSpan().Trim().Length), list.Name));
            }

            at += part.Length + 1;
        }
    }

    private static void ReadSrcset(
        string text,
        in TemplateTag tag,
        TemplateArgument argument,
        List<PendingReference> found
    )
    {
        var (start, length) = (argument.Range.Start, argument.Range.Length);
        foreach (var candidate in SrcsetParser.Parse(text.AsSpan(start, length)))
        {
            var place = new TextRange(start + candidate.Start, candidate.Length);
            found.Add(
                At(text, tag, ReferenceKind.Image, place, argument.Name) with
                {
                    Descriptor = candidate.Descriptor,
                }
            );
        }
    }

    /// <summary>What an argument refers to, or null.</summary>
    private static ReferenceKind? FindKind(
        string text,
        in TemplateTag tag,
        TemplateRow row,
        List<TemplateArgument> arguments,
        int index,
        int position
    )
    {
        var (name, range) = arguments[index];
        var value = text.AsSpan(range.Start, range.Length);
        if (name.Length > 0)
        {
            var kind = TemplateTable.FindName(name, row);
            return kind is null || !IsNamedAddress(name, value) ? null
                : IsInclude(tag) && kind is ReferenceKind.Image && !ImageUrls.HasImageExtension(value)
                    ? IncludedKind(text, arguments[0])
                : kind;
        }

        return position < row.Kinds.Length && !(IsInclude(tag) && index == 0) && IsAddress(tag.Name, value)
            ? row.Kinds[position]
            : null;
    }

    private static bool IsAddress(string name, ReadOnlySpan<char> value) =>
        name switch
        {
            "asset_img" => ImageUrls.HasImageExtension(value),
            "asset_link" or "asset_path" => value.Contains('.'),
            _ => ImageUrls.LooksLikeUrl(value),
        };

    private static bool IsNamedAddress(string name, ReadOnlySpan<char> value) =>
        ImageUrls.LooksLikeUrl(value)
        || (
            name is "src" or "href"
            && !value.IsEmpty
            && value is not ("true" or "false")
            && value[0] is not ('$' or '#')
        );

    private static bool IsInclude(in TemplateTag tag) => tag.Name.StartsWith("include", StringComparison.Ordinal);

    /// <summary>What a part of a Jekyll site shows of an address, by its own name.</summary>
    private static ReferenceKind IncludedKind(string text, TemplateArgument file)
    {
        var name = text.Substring(file.Range.Start, file.Range.Length);
        string[] pictures = ["image", "img", "figure", "picture", "photo", "gallery", "thumb"];
        return Array.Exists(pictures, word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? ReferenceKind.Image
            : ReferenceKind.Link;
    }

    private static PendingReference ToReference(
        string text,
        in TemplateTag tag,
        ReferenceKind kind,
        List<TemplateArgument> arguments,
        int index
    )
    {
        var isImage = kind == ReferenceKind.Image;
        var reference = At(text, tag, kind, arguments[index].Range, arguments[index].Name);
        return reference with
        {
            Width = isImage ? Named(text, arguments, "width") ?? Number(text, arguments, index + 1) : null,
            Height = isImage ? Named(text, arguments, "height") ?? Number(text, arguments, index + 2) : null,
            Text =
                tag.Name == "link" && index > 0 && kind == ReferenceKind.Link
                    ? text[arguments[0].Range.Start..arguments[index - 1].Range.End].Trim('"', '\'')
                    : null,
        };
    }

    /// <summary>A post or page of the site, by its source's name, path or title.</summary>
    private static bool TryReadPost(string text, in TemplateTag tag, List<PendingReference> found)
    {
        var arguments = TemplateArguments.Read(text, tag.Arguments, byCommas: false);
        if (arguments.Count == 0 || arguments[0].Range.Length == 0)
        {
            return false;
        }

        var reference = At(text, tag, ReferenceKind.Link, arguments[0].Range, "");
        found.Add(
            reference with
            {
                NamesPost = true,
                Target = TemplateTargets.Find(reference.Element, reference.Attribute, reference.Raw),
                Text = GetTitle([.. arguments.Select(one => text.Substring(one.Range.Start, one.Range.Length))]),
            }
        );
        return true;
    }

    /// <summary>Jekyll's tag of the same name takes the path of a source file and nothing else.</summary>
    private static bool IsJekyllLink(string text, in TemplateTag tag) =>
        TemplateTargets.GetElement(tag) == TemplateTargets.TagElement
        && tag.Name == "link"
        && TemplateArguments.Read(text, tag.Arguments, byCommas: false) is [{ Name: "", Range: var range }]
        && text.AsSpan(range.Start, range.Length) is var argument
        && !argument.Contains(':')
        && !argument.StartsWith("//");

    private static bool IsEnd(in TemplateTag tag) =>
        tag.Name.StartsWith(tag.Kind == TemplateTagKind.Shortcode ? "/" : "end", StringComparison.Ordinal);

    private static int? Named(string text, List<TemplateArgument> arguments, string name)
    {
        var index = arguments.FindIndex(one => one.Name == name);
        return index < 0 ? null : Number(text, arguments, index);
    }

    private static int? Number(string text, List<TemplateArgument> arguments, int index) =>
        index < arguments.Count
        && int.TryParse(
            text.AsSpan(arguments[index].Range.Start, arguments[index].Range.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
