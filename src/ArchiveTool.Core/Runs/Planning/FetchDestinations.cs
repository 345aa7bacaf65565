using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>What a request for a reference is for.</summary>
internal static class FetchDestinations
{
    public static FetchDestination Kind(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.Image or ReferenceKind.Icon => FetchDestination.Image,
            ReferenceKind.Stylesheet => FetchDestination.Style,
            ReferenceKind.Script => FetchDestination.Script,
            ReferenceKind.Media => FetchDestination.Media,
            ReferenceKind.Font => FetchDestination.Font,
            ReferenceKind.Link => FetchDestination.Link,
            _ => FetchDestination.Document,
        };
}
