using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>
/// Finds the tags of Hexo, Jekyll and Hugo and takes them out of the Markdown's way: a tag alone on its line becomes
/// spaces, any other a word of marks, and what stands in blocks of code or data becomes spaces too. Lengths stay, so
/// that places do.
/// </summary>
internal sealed class TemplateTags
{
    private readonly List<TemplateTag> tags = [];
    private readonly char[] text;

    private TemplateTags(string body) => text = body.ToCharArray();

    /// <summary>The tags in document order.</summary>
    public IReadOnlyList<TemplateTag> Tags => tags;

    /// <summary>The body without tags.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Reads a body; gives the same string back where it has no tags.</summary>
    public static TemplateTags Read(string body)
    {
        var hasTags = body.Contains("{%", StringComparison.Ordinal) || body.Contains("{{", StringComparison.Ordinal);
        var found = new TemplateTags(hasTags ? body : "");
        if (hasTags)
        {
            found.Find(body);
            found.Body = new string(found.text);
        }
        else
        {
            found.Body = body;
        }

        return found;
    }

    private void Find(string body)
    {
        var reader = new TemplateTagReader(body);
        var (blockEnd, blockFrom, block) = ("", 0, -1);
        var isRaw = false;
        for (var at = 0; reader.Next(at) is { } tag; at = tag.Range.End)
        {
            tags.Add(tag with { IsLiteral = isRaw && tag.Name != "endraw" });
            TemplateBlanks.Blank(text, tag.Range, IsSilent(tag));
            isRaw = isRaw ? tag.Name != "endraw" : tag.Name == "raw";
            if (blockEnd.Length == 0 && !isRaw && TemplateTable.FindBlock(tag) is not TemplateBlock.Text)
            {
                (blockEnd, blockFrom, block) = (GetEnd(tag), tag.Range.End, tags.Count - 1);
            }
            else if (blockEnd.Length > 0 && blockEnd == tag.Name)
            {
                EndBlock(block, blockFrom, tag.Range.Start);
                blockEnd = "";
            }
        }
    }

    private static bool IsSilent(in TemplateTag tag) =>
        tag.Kind switch
        {
            TemplateTagKind.Tag => tag.Name == "raw" || tag.Name.StartsWith("end", StringComparison.Ordinal),
            TemplateTagKind.Shortcode => tag.Name.StartsWith('/'),
            _ => false,
        };

    private static string GetEnd(in TemplateTag tag) =>
        tag.Kind == TemplateTagKind.Shortcode ? $"/{tag.Name}" : $"end{tag.Name}";

    private void EndBlock(int opening, int from, int to)
    {
        TemplateBlanks.FillWithSpaces(text, from, to);
        if (TemplateTable.FindBlock(tags[opening]) == TemplateBlock.Data)
        {
            tags[opening] = tags[opening] with { Data = new TextRange(from, to - from) };
        }

        for (var i = opening + 1; i < tags.Count - 1; i++)
        {
            tags[i] = tags[i] with { IsLiteral = true };
        }
    }
}
