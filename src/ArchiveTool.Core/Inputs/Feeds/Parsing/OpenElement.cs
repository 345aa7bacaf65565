namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>An element of a feed that has begun.</summary>
/// <param name="Written">Its name as written.</param>
/// <param name="Name">What its name means.</param>
/// <param name="Names">What names in it mean.</param>
/// <param name="Base">What addresses in it are resolved against, or null.</param>
/// <param name="IsBased">Whether <c>xml:base</c> says so.</param>
/// <param name="Node">Where its content goes; null if that is not kept.</param>
internal readonly record struct OpenElement(
    string Written,
    string Name,
    FeedNames Names,
    string? Base,
    bool IsBased,
    FeedNode? Node
);
