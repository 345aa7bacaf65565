using ArchiveTool.Core.References;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>A reference to a file of a foreign host.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Target">What is asked for, without a fragment.</param>
internal sealed record ForeignReference(Reference Reference, WebUrl Target)
{
    /// <summary>Under what the body is kept.</summary>
    public string Key => Target.Href;
}
