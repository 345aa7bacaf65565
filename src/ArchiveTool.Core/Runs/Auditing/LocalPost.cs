using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Sites;
using ArchiveTool.Core.Sites.Fragments;
using ArchiveTool.Core.Sites.Lookup;
using ArchiveTool.Core.Sites.Redirects;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>Tells which references of a post are local, and judges them.</summary>
internal sealed class LocalPost
{
    private readonly AuditOptions options;

    // Of a file, names are read from the file: a large post need not be kept.
    private readonly Post? post;
    private readonly WebUrl? documentUrl;
    private readonly string? baseHref;
    private readonly PostPlace? place;
    private readonly LocalLinks? files;
    private readonly Lazy<PageAnchors?> own;
    private readonly SiteRedirects redirects;

    // What is looked up in place of what is written.
    private readonly Dictionary<Reference, string> written = new(ReferenceEqualityComparer.Instance);

    /// <summary>Describes a post.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="post">The post.</param>
    /// <param name="documentUrl">Its address, or null.</param>
    /// <param name="place">Where its file stands; null if it is not one.</param>
    /// <param name="resolver">Finds files.</param>
    /// <param name="anchors">Knows the names in files; null where fragments are not checked.</param>
    /// <param name="redirects">Knows where the site's own paths lead.</param>
    public LocalPost(
        AuditOptions options,
        Post post,
        WebUrl? documentUrl,
        PostPlace? place,
        LocalResolver resolver,
        LocalAnchors? anchors,
        SiteRedirects redirects
    )
    {
        this.redirects = redirects;
        this.options = options;
        this.post = place is null && options.CheckFragments ? post : null;
        this.documentUrl = documentUrl;
        this.place = place;
        baseHref = post.Head.BaseHref is { } href && !HasScheme(href.AsSpan().Trim()) ? href.Trim() : null;
        files = place is null ? null : new LocalLinks(place, resolver, anchors, options.Local.BaseUrl);
        own = new Lazy<PageAnchors?>(() => place is null ? ReadOwn() : anchors?.Find(place.File));
    }

    /// <summary>Whether something is a reference at all: JSX expressions in MDX are none.</summary>
    public bool IsMeant(Reference reference) =>
        place is not { IsMdx: true } || !reference.Raw.AsSpan().TrimStart().StartsWith("{");

    /// <summary>The reference, without a URL where it is looked up among files, and with another where it is remapped.</summary>
    public Reference Place(Reference reference)
    {
        if (options.Remaps.Count > 0 && Remapped(reference) is { } remapped)
        {
            return remapped;
        }

        if (IsSamePage(reference))
        {
            return AsLocal(reference);
        }

        if (files is null || place is null || reference.Failure == Reason.InvalidUrl)
        {
            return reference;
        }

        return options.Local.BaseUrl is { } baseUrl ? ByBase(reference, baseUrl)
            : reference.Url is { IsHttp: true } ? ByOwnAddress(reference)
            : reference.Url is null && ByBaseElement(reference.Raw) is { } path ? AsLocal(reference, path)
            : reference;
    }

    /// <summary>What a relative reference of a page is relative to its <c>base</c> element, where that names a folder of the site.</summary>
    private string? ByBaseElement(string raw)
    {
        var text = raw.AsSpan().Trim();
        var isRelative = text is [not ('/' or '\\' or '#'), ..] && !HasScheme(text);
        return isRelative && baseHref is { Length: > 0 } && !baseHref.StartsWith("//", StringComparison.Ordinal)
            ? string.Concat(baseHref.AsSpan(0, baseHref.LastIndexOf('/') + 1), text)
            : null;
    }

    /// <summary>Where a path of the site itself leads by its server's or generator's rules; null if none leads elsewhere.</summary>
    public WebUrl? FindCloaked(Reference reference)
    {
        if (place is null || reference.Kind != ReferenceKind.Link || GetOwnPath(reference) is not { Length: > 1 } path)
        {
            return null;
        }

        return
            redirects.Find(place, path, FindFile(reference)) is { } target
            && WebUrl.TryParse(target, null, out var url)
            && url.IsHttp
            && url.Host != reference.Url?.Host
            ? url
            : null;
    }

    private string? GetOwnPath(Reference reference)
    {
        if (reference.Url is { } url)
        {
            return IsOwnHost(url) ? WithoutBase(url.Path) : null;
        }

        var raw = reference.Raw.Trim();
        return raw.StartsWith('/') && !raw.StartsWith("//", StringComparison.Ordinal)
            ? WithoutBase(raw.Split('?', '#')[0])
            : null;
    }

    private string? FindFile(Reference reference)
    {
        var found = reference.Url is { } url
            ? files?.Find(AsLocal(reference), url.Path)
            : files?.Find(reference, written.GetValueOrDefault(reference));
        return found is { Kind: LocalTargetKind.File or LocalTargetKind.Folder } ? found.Path : null;
    }

    private string WithoutBase(string path) =>
        place!.BasePath is { Length: > 0 } basePath && path.StartsWith(basePath + "/", StringComparison.Ordinal)
            ? path[basePath.Length..]
            : path;

    private bool IsOwnHost(WebUrl url) =>
        url.IsHttp
        && (
            url.Host == documentUrl?.Host
            || (place?.Site?.Origin is { } origin && WebUrl.TryParse(origin, null, out var own) && own.Host == url.Host)
        );

    /// <summary>The verdict on a local reference.</summary>
    public LinkVerdict? Judge(Reference reference)
    {
        if (IsFragment(reference))
        {
            return own.Value is { } names
                ? LinkVerdict.Alive().WithFragment(names.Find(reference.Raw.Trim()[1..]))
                : LinkVerdict.Alive();
        }

        return files?.Judge(reference, written.GetValueOrDefault(reference)) ?? LinkVerdict.Skipped(Reason.NoBaseUrl);
    }

    /// <summary>The path of what a local reference leads to, relative to the working folder where it lies in it; or null.</summary>
    public string? Describe(Reference reference)
    {
        if (files is null || reference.Url is not null || IsFragment(reference))
        {
            return null;
        }

        var path =
            files.Find(reference, written.GetValueOrDefault(reference)).Path
            ?? Path.GetFullPath(Path.Combine(place!.Folder, reference.Raw.Split('?', '#')[0].TrimStart('/')));
        var working = CanonicalPath.Resolve(Environment.CurrentDirectory);
        return (CanonicalPath.IsWithin(path, working) ? Path.GetRelativePath(working, path) : path).Replace('\\', '/');
    }

    private static bool IsFragment(Reference reference) => reference.Raw.AsSpan().TrimStart().StartsWith("#");

    private bool IsSamePage(Reference reference) =>
        IsFragment(reference)
        && (reference.Url is null || reference.Url.WithoutFragment().Href == documentUrl?.WithoutFragment().Href);

    private static Reference AsLocal(Reference reference) => reference with { Url = null, Failure = Reason.NoBaseUrl };

    private Reference AsLocal(Reference reference, string path)
    {
        var local = AsLocal(reference);
        written[local] = path;
        return local;
    }

    private Reference? Remapped(Reference reference)
    {
        var address = reference.Url?.Href ?? reference.Raw;
        foreach (var remap in options.Remaps)
        {
            if (remap.Apply(address) is { } other)
            {
                return WebUrl.TryParse(other, null, out var url) && url.IsHttp
                    ? reference with
                    {
                        Url = url,
                        Failure = null,
                    }
                    : AsLocal(reference, GetPath(other));
            }
        }

        return null;
    }

    /// <summary>A path on this machine, as it is written in a post.</summary>
    private string GetPath(string address)
    {
        var path = WebUrl.TryParse(address, null, out var url) && url.Scheme == "file" ? url.Path : address;
        return Path.IsPathFullyQualified(path) && place is not null
            ? Path.GetRelativePath(place.Folder, path).Replace('\\', '/')
            : path;
    }

    private Reference ByBase(Reference reference, WebUrl baseUrl)
    {
        var root = options.Local.SiteRoot ?? place!.NamedFolder ?? place!.Folder;
        var own = Path.GetRelativePath(CanonicalPath.Resolve(root), place!.File).Replace('\\', '/');
        var folder = baseUrl.Path.EndsWith('/') ? baseUrl.Href : baseUrl.Href + "/";
        if (
            !WebUrl.TryParse(own, WebUrl.TryParse(folder, null, out var based) ? based : baseUrl, out var address)
            || !WebUrl.TryParse(reference.Raw, address, out var url)
            || !url.IsHttp
        )
        {
            return reference;
        }

        var isWithin =
            url.Href.StartsWith(folder, StringComparison.Ordinal) || url.Href.Split('?', '#')[0] + "/" == folder;
        return isWithin ? AsLocal(reference) : reference with { Url = url, Failure = null };
    }

    /// <summary>
    /// A built page says its own address. What it names relative to itself is what lies there; what its site's settings
    /// call the site's own is looked for there first.
    /// </summary>
    private Reference ByOwnAddress(Reference reference)
    {
        var isRelative = reference.Raw.AsSpan().Trim() is var text && !text.StartsWith("//") && !HasScheme(text);
        var local = AsLocal(reference);
        if (isRelative && options.DocumentUrl is null && place is { IsHtml: true })
        {
            return place.IsBuilt || (IsWhereItSays() && IsFound(local, null)) ? local : reference;
        }

        if (
            place is not { IsBuilt: true, Site: { Origin: { } origin } site }
            || !reference.Url!.Href.StartsWith(origin + site.BasePath + "/", StringComparison.OrdinalIgnoreCase)
        )
        {
            return reference;
        }

        var path = reference.Url.Href[origin.Length..];
        return IsFound(local, path) ? AsLocal(reference, path) : reference;
    }

    private static bool HasScheme(ReadOnlySpan<char> text) =>
        text.IndexOfAny(":/?#") is var at and > 0 && text[at] == ':';

    private bool IsFound(Reference reference, string? path) =>
        files!.Find(reference, path).Kind is LocalTargetKind.File or LocalTargetKind.Folder;

    /// <summary>Whether the post's file lies in the named folder as its address says.</summary>
    private bool IsWhereItSays()
    {
        if (documentUrl is null || place?.NamedFolder is not { } folder)
        {
            return false;
        }

        var path = PageAddress.Normalize("/" + Path.GetRelativePath(folder, place.File).Replace('\\', '/'));
        return PageAddress.Normalize(Uri.UnescapeDataString(documentUrl.Path)).EndsWith(path, StringComparison.Ordinal);
    }

    private PageAnchors? ReadOwn()
    {
        if (post is null)
        {
            return null;
        }

        var body = post.Text.Text.Substring(post.Body.Start, post.Body.Length);
        return post.Format == PostFormat.Html
            ? PageAnchors.From(
                PageReader.Read(Encoding.UTF8.GetBytes(post.Text.Text), "text/html; charset=utf-8", wantsNames: true)
            )
            : MarkdownAnchors.Read(body, null, isMdx: false);
    }
}
