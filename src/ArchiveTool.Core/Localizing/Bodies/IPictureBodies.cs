using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>Where the bodies of foreign pictures come from.</summary>
internal interface IPictureBodies
{
    /// <summary>Gets a body into a temporary file.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="kind">What the post takes it for.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="policy">The strictest policy of the post's references to it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<PictureBody> GetAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    );
}
