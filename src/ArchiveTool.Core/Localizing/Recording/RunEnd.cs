using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>The last line of a run's record.</summary>
/// <param name="FinishedAt">When it ended.</param>
internal sealed record RunEnd([property: JsonPropertyName("finishedAt")] DateTimeOffset FinishedAt)
{
    /// <summary>How the line begins.</summary>
    public const string Mark = "{\"finishedAt\"";
}
