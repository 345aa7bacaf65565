namespace ArchiveTool.Core.Fetching.Cookies;

/// <summary>A cookie as RFC 6265, section 5.3, stores it.</summary>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Value">Its value.</param>
/// <param name="Domain">A host, lower case, without a leading dot.</param>
/// <param name="IsHostOnly">Sent to <paramref name="Domain"/> alone, not to the hosts under it.</param>
/// <param name="Path">Sent to this path and those under it.</param>
/// <param name="IsSecure">Sent over https only.</param>
/// <param name="Expires">When it ends; null with the run.</param>
public sealed record Cookie(
    string Name,
    string Value,
    string Domain,
    bool IsHostOnly,
    string Path,
    bool IsSecure,
    DateTimeOffset? Expires
)
{
    // A long-lived secret must not land in a log by way of a record's own text.
    /// <inheritdoc/>
    public override string ToString() => $"{Name} for {Domain}{Path}";
}
