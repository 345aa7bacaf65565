using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>A style sheet that came from elsewhere, with what it asks for on its way.</summary>
/// <param name="Text">The sheet.</param>
/// <param name="Foreign">Its references that are brought in too, in its order.</param>
/// <param name="Others">Those that are not, but were relative: beside the new place of the sheet they would lead elsewhere.</param>
/// <param name="Bodies">The bodies of the foreign ones, by URL.</param>
internal sealed record FetchedSheet(
    SourceText Text,
    IReadOnlyList<ForeignReference> Foreign,
    IReadOnlyList<Reference> Others,
    IReadOnlyDictionary<string, Task<PictureBody>> Bodies
);
