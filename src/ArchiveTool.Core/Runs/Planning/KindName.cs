using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>A reference's kind as JSON writes it.</summary>
internal static class KindName
{
    public static string GetName(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.Image => "image",
            ReferenceKind.Link => "link",
            ReferenceKind.Stylesheet => "stylesheet",
            ReferenceKind.Script => "script",
            ReferenceKind.Media => "media",
            ReferenceKind.Icon => "icon",
            ReferenceKind.Document => "document",
            ReferenceKind.Font => "font",
            _ => "other",
        };
}
