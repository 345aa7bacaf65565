using System.Text.Json.Serialization;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>A parameter that tracks.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">As written.</param>
/// <param name="Rule">The rule that says so.</param>
public sealed record TrackingParameter(string Name, string Value, string Rule)
{
    /// <summary>Whether it says who referred the reader, and so may be the author's.</summary>
    [JsonIgnore]
    public bool IsReferral { get; init; }

    /// <summary>The entry of the catalogue that says so; null for a user's rule.</summary>
    [JsonIgnore]
    internal IKnowledgeEntry? Entry { get; init; }
}
