using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Referrers;

/// <summary>
/// The policies of the Referrer Policy standard (https://w3c.github.io/webappsec-referrer-policy/#referrer-policies).
/// </summary>
[JsonConverter(typeof(ReferrerPolicyConverter))]
public enum ReferrerPolicy
{
    /// <summary>The empty string: no policy, look further out.</summary>
    None,

    /// <summary>Never any referrer.</summary>
    NoReferrer,

    /// <summary>The whole URL, but nothing from https to http.</summary>
    NoReferrerWhenDowngrade,

    /// <summary>The whole URL to the same origin, else nothing.</summary>
    SameOrigin,

    /// <summary>The origin.</summary>
    Origin,

    /// <summary>The origin, but nothing from https to http.</summary>
    StrictOrigin,

    /// <summary>The whole URL to the same origin, else the origin.</summary>
    OriginWhenCrossOrigin,

    /// <summary>The whole URL to the same origin, else the origin, but nothing from https to http. The default.</summary>
    StrictOriginWhenCrossOrigin,

    /// <summary>The whole URL, to anybody.</summary>
    UnsafeUrl,
}
