using System.Text.Json.Serialization;
using ArchiveTool.Urls;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>Who earns from a link.</summary>
/// <param name="Network">The affiliate network.</param>
/// <param name="Account">The account fields that the URL carries: name and value as written; empty values are left out.</param>
/// <param name="Destination">The shop's URL, where the link itself shows it.</param>
public sealed record AffiliateFinding(string Network, IReadOnlyDictionary<string, string> Account, string? Destination)
{
    /// <inheritdoc cref="AffiliateFinding" path="/param[@name='Destination']"/>
    public string? Destination
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Destination);

    /// <summary>The URL of the redirect chain that this was found in; null if it is the link itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hop
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>Of a wrapper: who earns from the link that it leads to; or null.</summary>
    [JsonIgnore]
    internal AffiliateFinding? Inner { get; init; }

    /// <summary>What became of the network, where its links count no more; or null.</summary>
    [JsonIgnore]
    internal string? Retired { get; init; }
}
