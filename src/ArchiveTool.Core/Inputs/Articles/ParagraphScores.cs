using AngleSharp.Dom;

namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>Finds an article that nothing marks: the element around the most running text with the fewest links in it.</summary>
internal static class ParagraphScores
{
    private const int ShortestParagraph = 25;
    private const double Least = 20;

    /// <summary>The element that holds the article; null if the page has no running text.</summary>
    public static IElement? Find(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var paragraph in body.QuerySelectorAll("p, pre, blockquote, td, li"))
        {
            var text = paragraph.TextContent;
            var length = ReadableText.Measure(text);
            if (length < ShortestParagraph || paragraph.ParentElement is not { } parent)
            {
                continue;
            }

            var score = (1 + text.AsSpan().Count(',') + text.AsSpan().Count('，') + Math.Min(length / 50.0, 8));
            score *= 1 - GetLinkShare(paragraph, length);
            scores[parent] = scores.GetValueOrDefault(parent) + score;
            if (parent.ParentElement is { } outer && outer != body.ParentElement)
            {
                scores[outer] = scores.GetValueOrDefault(outer) + (score / 2);
            }
        }

        var best = scores
            .Select(pair =>
                (pair.Key, Score: pair.Value * (1 - GetLinkShare(pair.Key, ReadableText.Measure(pair.Key.TextContent))))
            )
            .OrderByDescending(item => item.Score)
            .FirstOrDefault();
        return best.Score >= Least ? best.Key : null;
    }

    private static double GetLinkShare(IElement element, int length) =>
        length == 0
            ? 0
            : Math.Min(
                1,
                element.QuerySelectorAll("a").Sum(link => ReadableText.Measure(link.TextContent)) / (double)length
            );
}
