using System.Text.Json.Serialization;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>What of a URL a decision is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionPart>))]
internal enum DecisionPart
{
    /// <summary>Whose affiliate link it is.</summary>
    [JsonStringEnumMemberName("network")]
    Network,

    /// <summary>Whose redirector it is.</summary>
    [JsonStringEnumMemberName("redirector")]
    Redirector,

    /// <summary>Whose short link it is.</summary>
    [JsonStringEnumMemberName("shortener")]
    Shortener,

    /// <summary>That it only counts.</summary>
    [JsonStringEnumMemberName("beacon")]
    Beacon,

    /// <summary>A parameter that tracks.</summary>
    [JsonStringEnumMemberName("parameter")]
    Parameter,

    /// <summary>A parameter that is needed, and so stays.</summary>
    [JsonStringEnumMemberName("needed")]
    Needed,
}
