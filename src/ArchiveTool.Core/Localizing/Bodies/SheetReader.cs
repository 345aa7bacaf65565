using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>Reads style sheets that were fetched, and begins to fetch the pictures, fonts and sheets that they ask for.</summary>
/// <param name="choose">Chooses what is fetched.</param>
/// <param name="get">Begins to fetch.</param>
internal sealed class SheetReader(
    Func<Reference, ForeignReference?> choose,
    Func<WebUrl, ReferenceKind, WebUrl, ReferrerPolicy, Task<PictureBody>> get
)
{
    /// <summary>A larger sheet stays where it is: no real one is, and each is held in memory.</summary>
    public const long MostBytes = 32 << 20;

    /// <summary>Reads a sheet.</summary>
    public FetchedSheet Read(byte[] bytes, SheetOrigin origin)
    {
        var text = StyleSheetText.Decode(bytes, origin.ContentType, environment: null);
        var collected = CssReferenceCollector.Collect(text, origin.Url, origin.Policy);
        var foreign = new List<ForeignReference>();
        var others = new List<Reference>();
        foreach (var reference in collected.References)
        {
            if (choose(reference) is { } chosen)
            {
                foreign.Add(chosen);
            }
            else if (reference.Url is { IsHttp: true } && !WebUrl.TryParse(reference.Raw, null, out _))
            {
                others.Add(reference);
            }
        }

        var bodies = foreign
            .GroupBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    get(
                        group.First().Target,
                        group.First().Reference.Kind,
                        origin.Url,
                        ReferrerStrictness.StrictestFor(
                            origin.Url,
                            group.Select(item => item.Reference.ReferrerPolicy),
                            group.First().Target
                        )
                    ),
                StringComparer.Ordinal
            );
        return new FetchedSheet(text, foreign, others, bodies);
    }
}
