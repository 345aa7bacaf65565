using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.References;

/// <summary>What became of a reference.</summary>
[JsonConverter(typeof(CodeConverter<ReferenceStatus>))]
public enum ReferenceStatus
{
    /// <summary>Its asset is in the library.</summary>
    Archived,

    /// <summary>A link: see the links.</summary>
    Checked,

    /// <summary>Wanted and not had.</summary>
    Failed,

    /// <summary>Not tried for safety.</summary>
    Refused,

    /// <summary>Excluded, or not asked for.</summary>
    Skipped,
}
