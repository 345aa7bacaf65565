namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>What a request is for; decides its <c>Accept</c>.</summary>
internal enum FetchDestination
{
    /// <summary>A page.</summary>
    Document,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A style sheet.</summary>
    Style,

    /// <summary>A script.</summary>
    Script,

    /// <summary>A font.</summary>
    Font,

    /// <summary>Sound or video.</summary>
    Media,

    /// <summary>A link that is only checked.</summary>
    Link,
}
