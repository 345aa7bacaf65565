using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>Which referrer a host answered to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReferrerRung>))]
internal enum ReferrerRung
{
    /// <summary>The one that the policy says.</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>None, after the policy's was refused.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The address of the host's own site, after these were refused: beyond the policy.</summary>
    [JsonStringEnumMemberName("own-site")]
    OwnSite,
}
