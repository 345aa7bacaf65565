using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.References;

/// <summary>The stable codes of references, as reports and manifests write them.</summary>
internal static class ReferenceCodes
{
    /// <summary>The code of a kind, such as <c>image</c>.</summary>
    public static string ToCode(this ReferenceKind kind) => EnumCodes<ReferenceKind>.GetCode(kind);

    /// <summary>The code of a status, such as <c>archived</c>.</summary>
    public static string ToCode(this ReferenceStatus status) => EnumCodes<ReferenceStatus>.GetCode(status);
}
