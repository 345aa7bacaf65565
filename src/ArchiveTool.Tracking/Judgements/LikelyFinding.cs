using ArchiveTool.Urls;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>A guess: no entry knows the link, but it has the form of a counted click.</summary>
/// <param name="Kind"><c>redirector</c> or <c>affiliate</c>.</param>
/// <param name="Network">Whose it may be, where the form suggests somebody; or null.</param>
/// <param name="Reason">What the guess rests on.</param>
/// <param name="Destination">Where the link leads, where it shows that.</param>
public sealed record LikelyFinding(string Kind, string? Network, string Reason, string? Destination)
{
    /// <inheritdoc cref="LikelyFinding" path="/param[@name='Destination']"/>
    public string? Destination
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Destination);

    /// <summary>The kind of a link that seems to count a click and send the reader on.</summary>
    public const string Redirector = "redirector";

    /// <summary>The kind of a link that seems to name an account that earns.</summary>
    public const string Affiliate = "affiliate";
}
