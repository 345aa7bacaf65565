using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown.Jsx;

/// <summary>A tag of JSX.</summary>
/// <param name="Name">Its name as written, a component's with a capital; empty for a fragment's.</param>
/// <param name="Range">All of it.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record JsxTag(string Name, TextRange Range, IReadOnlyList<JsxAttribute> Attributes)
{
    /// <summary>A component, of which the site's own code says what it is.</summary>
    public bool IsComponent => Name.Length > 0 && char.IsAsciiLetterUpper(Name[0]);

    /// <summary>The tag as HTML, without the attributes that are computed.</summary>
    /// <param name="text">The text that holds it.</param>
    public MappedText ToHtml(string text)
    {
        var (value, map) = (new List<char>(Range.Length), new List<int>(Range.Length + 1));
        var at = Range.Start;
        foreach (var attribute in Attributes.Where(one => one.IsExpression))
        {
            var start = attribute.Value.Start - attribute.Name.Length - 2;
            Take(start);
            at = attribute.Value.End + 1;
        }

        Take(Range.End);
        map.Add(Range.End);
        return MappedText.Map(value.ToArray().AsMemory(), [.. map]);

        void Take(int end)
        {
            for (; at < end; at++)
            {
                value.Add(text[at]);
                map.Add(at);
            }
        }
    }

    /// <summary>The same tag in a text that has more characters in front.</summary>
    public JsxTag Shift(int offset) =>
        this with
        {
            Range = Range with { Start = Range.Start + offset },
            Attributes =
            [
                .. Attributes.Select(one => one with { Value = one.Value with { Start = one.Value.Start + offset } }),
            ],
        };
}
