namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>Adds the candidates of a <c>srcset</c>, each a reference of its own with its descriptor.</summary>
internal static class HtmlSrcset
{
    public static void Collect(HtmlScope scope, HtmlTag tag, int index, in PendingReference model)
    {
        var value = tag.Mapped(index);
        var text = value.Value.Span;
        var candidates = model.Attribute == "data-bgset" ? SrcsetParser.ParseSets(text) : SrcsetParser.Parse(text);
        var largest = scope.Images == ImageSelection.Largest ? Largest(candidates) : -1;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            scope.Pending.Add(
                model with
                {
                    Kind = ReferenceKind.Image,
                    Range = value.ToSource(candidate.Start, candidate.Length),
                    Raw = text.Slice(candidate.Start, candidate.Length).ToString(),
                    Syntax = tag.Syntax(index) | UrlContext.Srcset,
                    Descriptor = candidate.Descriptor,
                    IsPassedOver = largest >= 0 && i != largest,
                }
            );
        }
    }

    private static int Largest(List<SrcsetCandidate> candidates)
    {
        var largest = -1;
        for (var i = 0; i < candidates.Count; i++)
        {
            largest = largest < 0 || candidates[i].Size > candidates[largest].Size ? i : largest;
        }

        return largest;
    }
}
