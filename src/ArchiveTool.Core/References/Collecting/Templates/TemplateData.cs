using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>Lines between a tag and its end that are data: lists of friends and grids of links.</summary>
internal static partial class TemplateData
{
    /// <summary>Adds what the lines refer to.</summary>
    public static void Read(string text, in TemplateTag tag, List<PendingReference> found)
    {
        if (tag.Name == "aplayerlist")
        {
            ReadPlaylist(text, tag, found);
            return;
        }

        var isGrid = tag.Name is "linkgrid" or "lg";
        var at = tag.Data.Start;
        foreach (var line in text.AsSpan(tag.Data.Start, tag.Data.Length).EnumerateLines())
        {
            var range = new TextRange(at, line.Length);
            if (isGrid)
            {
                ReadColumns(text, tag, range, found);
            }
            else
            {
                ReadKey(text, tag, range, found);
            }

            at += line.Length;
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }
    }

    /// <summary>butterfly's <c>flink</c>: YAML with an address behind a key.</summary>
    private static void ReadKey(string text, in TemplateTag tag, TextRange line, List<PendingReference> found)
    {
        var match = Key().Match(text, line.Start, line.Length);
        if (match.Success && ImageUrls.LooksLikeUrl(match.Groups["value"].ValueSpan))
        {
            var key = match.Groups["key"].Value;
            var value = match.Groups["value"];
            var kind = key is "link" or "url" ? ReferenceKind.Link : ReferenceKind.Image;
            found.Add(TemplateReferences.At(text, tag, kind, new TextRange(value.Index, value.Length), key));
        }
    }

    /// <summary>The JSON of hexo-tag-aplayer: songs with their files, covers and lyrics.</summary>
    private static void ReadPlaylist(string text, in TemplateTag tag, List<PendingReference> found)
    {
        foreach (Match match in Song().Matches(text.Substring(tag.Data.Start, tag.Data.Length)))
        {
            var (key, value) = (match.Groups["key"].Value, match.Groups["value"]);
            if (!ImageUrls.LooksLikeUrl(value.ValueSpan))
            {
                continue;
            }

            var kind = key switch
            {
                "url" or "mp3" => ReferenceKind.Media,
                "lrc" => ReferenceKind.Other,
                _ => ReferenceKind.Image,
            };
            found.Add(
                TemplateReferences.At(text, tag, kind, new TextRange(tag.Data.Start + value.Index, value.Length), key)
            );
        }
    }

    /// <summary>NexT's <c>linkgrid</c>: name, link, description and picture between bars.</summary>
    private static void ReadColumns(string text, in TemplateTag tag, TextRange line, List<PendingReference> found)
    {
        var start = line.Start;
        for (var column = 0; column < 4 && start <= line.End; column++)
        {
            var bar = text.IndexOf('|', start, line.End - start);
            var end = bar < 0 ? line.End : bar;
            var cell = text.AsSpan(start, end - start);
            var first = cell.Length - cell.TrimStart().Length;
            var range = new TextRange(start + first, cell.Trim().Length);
            if (column is 1 or 3 && ImageUrls.LooksLikeUrl(cell.Trim()))
            {
                var kind = column == 1 ? ReferenceKind.Link : ReferenceKind.Image;
                found.Add(TemplateReferences.At(text, tag, kind, range, column == 1 ? "link" : "image"));
            }

            start = end + 1;
        }
    }

    [GeneratedRegex(
        """(?<key>url|mp3|pic|cover|lrc)["']?\s{0,8}:\s{0,8}(?<quote>["'])(?<value>[^"'\\\r\n]+)["']""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Song();

    [GeneratedRegex(
        """^[\s-]*(?<key>link|url|avatar|screenshot|siteshot|image|img|icon|cover|bg):\s+["']?(?<value>[^\s"']+)["']?\s*$""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Key();
}
