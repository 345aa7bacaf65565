using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.References;

/// <summary>What a reference asks for.</summary>
[JsonConverter(typeof(CodeConverter<ReferenceKind>))]
public enum ReferenceKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>Something a reader could follow.</summary>
    Link,

    /// <summary>A style sheet.</summary>
    Stylesheet,

    /// <summary>A script.</summary>
    Script,

    /// <summary>Sound, video or a text track.</summary>
    Media,

    /// <summary>An icon of the page.</summary>
    Icon,

    /// <summary>A page within the page: a frame, an embedded object.</summary>
    Document,

    /// <summary>A font.</summary>
    Font,

    /// <summary>Anything else.</summary>
    Other,
}
