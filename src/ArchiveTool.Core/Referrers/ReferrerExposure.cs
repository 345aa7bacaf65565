namespace ArchiveTool.Core.Referrers;

/// <summary>How much of the document's address a request tells, least first.</summary>
public enum ReferrerExposure
{
    /// <summary>No referrer is sent.</summary>
    Nothing,

    /// <summary>Only scheme, host and port.</summary>
    Origin,

    /// <summary>The whole URL without credentials and fragment.</summary>
    FullUrl,
}
