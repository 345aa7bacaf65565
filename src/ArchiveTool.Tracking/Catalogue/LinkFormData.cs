namespace ArchiveTool.Tracking.Catalogue;

/// <summary>One form of link: which URLs have it, and where in them account and destination stand.</summary>
/// <param name="Hosts">Domains with all below them; <c>@name</c> for a host set; <c>*</c> for any host.</param>
internal sealed record LinkFormData(IReadOnlyList<string> Hosts)
{
    // Not init: the generated reader would then overwrite the defaults of what is not there.

    /// <summary>Labels of hosts below them that are none of this form: <c>aws</c> is no shop.</summary>
    public IReadOnlyList<string> ExceptLabels { get; set; } = [];

    /// <summary>
    /// The form that the whole host has, as a value's form is written: <c>*.i999999.net</c> for a network's numbered domains;
    /// null for any.
    /// </summary>
    public string? HostForm { get; set; }

    /// <summary>First labels of hosts that the form is limited to; none for any.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Path templates, one of which must fit; none for any path.</summary>
    public IReadOnlyList<string> Paths { get; set; } = [];

    /// <summary>Parameters that must all be there with a value; <c>name=form</c> also asks for a form of the value.</summary>
    public IReadOnlyList<string> Needs { get; set; } = [];

    /// <summary>Parameters of which at least one must be there with a value.</summary>
    public IReadOnlyList<string> NeedsAny { get; set; } = [];

    /// <summary>The URL is the shop's own: its account parameters make it an affiliate link, and it is its destination.</summary>
    public bool Direct { get; set; }

    /// <summary>The form only suggests whose link it is: a guess that is called one.</summary>
    public bool Likely { get; set; }

    /// <summary>A translation, a cache or a reader's view: named as a redirector, but cleaning leaves the link.</summary>
    public bool Viewer { get; set; }

    /// <summary>The URL is that of a network's banner, which counts its impression.</summary>
    public bool Picture { get; set; }

    /// <summary>Parameters that name program, publisher and sub-id.</summary>
    public IReadOnlyList<string> Account { get; set; } = [];

    /// <summary>What the labels in front of the host name, from the left.</summary>
    public IReadOnlyList<string> HostAccount { get; set; } = [];

    /// <summary>
    /// Where the destination stands, tried in order: a parameter, <c>{capture}</c> of the path, <c>?</c>, <c>#</c>,
    /// <c>@</c> for the host's own name with the link's path.
    /// </summary>
    public IReadOnlyList<string> Destination { get; set; } = [];

    /// <summary>A template that makes the destination of captures: <c>https://{host}/dp/{asin}</c>.</summary>
    public string? Target { get; set; }

    /// <summary>How the destination is encoded, as <c>LinkEncoding</c> names it; null: raw or percent-encoded, once or more.</summary>
    public string? Encoding { get; set; }

    /// <summary>What stands before the encoded destination.</summary>
    public string? Prefix { get; set; }

    /// <summary>What ends the destination.</summary>
    public string? Until { get; set; }

    /// <summary>Written before a destination that comes without its scheme.</summary>
    public string? Scheme { get; set; }

    /// <summary>An unescaped destination goes on to the end of the URL.</summary>
    public bool RawTail { get; set; }

    /// <summary>A destination may be a path on the link's own host.</summary>
    public bool Relative { get; set; }

    /// <summary>How parameters are written besides <c>name=value</c>: <c>colon</c> in path segments, <c>parentheses</c>, <c>semicolon</c>.</summary>
    public string? Syntax { get; set; }

    /// <summary>What became of the network, where links of this form count no more; null where they do.</summary>
    public string? Retired { get; set; }
}
