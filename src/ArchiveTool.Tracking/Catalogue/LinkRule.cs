using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>One form of a network's, redirector's or shortener's links.</summary>
internal sealed class LinkRule
{
    private readonly LinkFormData form;
    private readonly PathTemplate[] paths;
    private readonly ValueForm[] needs;
    private readonly ValueForm[] needsAny;

    public LinkRule(string owner, LinkOwnerKind kind, LinkFormData form, CatalogueEntry entry)
    {
        Owner = owner;
        Kind = kind;
        Entry = entry;
        this.form = form;
        paths = [.. form.Paths.Select(path => new PathTemplate(path))];
        needs = [.. form.Needs.Select(need => new ValueForm(need))];
        needsAny = [.. form.NeedsAny.Select(need => new ValueForm(need))];
    }

    /// <summary>The network's, redirector's or shortener's name.</summary>
    public string Owner { get; }

    public LinkOwnerKind Kind { get; }

    /// <summary>The entry that the form stands in.</summary>
    public CatalogueEntry Entry { get; }

    /// <summary>The hosts that the form is for, as written.</summary>
    public IReadOnlyList<string> Hosts => form.Hosts;

    /// <summary>The paths that the form is for, as written.</summary>
    public IReadOnlyList<string> Paths => form.Paths;

    /// <summary>A parameter that links of this form always have, or null.</summary>
    public IEnumerable<string> KeyParameters => needs.Length > 0 ? [needs[0].Name] : needsAny.Select(need => need.Name);

    /// <summary>Whether the form only suggests whose link it is.</summary>
    public bool IsLikely => form.Likely;

    /// <summary>Whether cleaning leaves the link as it is.</summary>
    public bool IsViewer => form.Viewer;

    /// <summary>Whether the shop's own URL has its account in the path.</summary>
    public bool HasTarget => form.Target is not null;

    /// <summary>Whether the URL is the shop's own.</summary>
    public bool IsDirect => form.Direct;

    /// <summary>What became of the network, where links of this form count no more; or null.</summary>
    public string? Retired => form.Retired;

    /// <summary>The parameters that name the account, as written.</summary>
    public IReadOnlyList<string> Account => form.Account;

    /// <summary>Whether a URL is on the hosts and paths of this form, whatever its parameters.</summary>
    public bool FitsPlace(WebUrl url) =>
        PathTemplate.FitsAny(paths, url.PathSpan) && HasLabel(url.NameSpan) && !IsExcepted(url.NameSpan);

    /// <summary>Whether a URL has this form.</summary>
    public bool Fits(WebUrl url, UrlText text) =>
        (form.HostForm is null || ValueForm.Fits(form.HostForm, url.NameSpan))
        && PathTemplate.FitsAny(paths, url.PathSpan)
        && HasAll(url.Href, text)
        && HasAny(url.Href, text)
        && HasLabel(url.NameSpan)
        && !IsExcepted(url.NameSpan);

    /// <summary>Whether a parameter names the account.</summary>
    public bool IsAccount(ReadOnlySpan<char> name)
    {
        foreach (var field in form.Account)
        {
            if (name.Equals(field, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Account fields and destination of a URL of this form.</summary>
    public (Dictionary<string, string> Account, WebUrl? Destination) Read(WebUrl url, UrlText text)
    {
        var captures = new List<(string Name, int Start, int End)>();
        foreach (var path in paths)
        {
            captures.Clear();
            if (path.Fits(url.PathSpan, captures))
            {
                break;
            }
        }

        var pathStart = url.Offsets.PathStart;
        var parameters = LinkParameters.Read(url.Href, pathStart, text, form.Syntax);
        var account = new Dictionary<string, string>(StringComparer.Ordinal);
        AddHostAccount(url, account);
        foreach (var (name, start, end) in captures)
        {
            if (end >= 0 && name.Length > 0)
            {
                account.TryAdd(name, url.Href[(pathStart + start)..(pathStart + end)]);
            }
        }

        var tail = -1;
        var destination = new LinkDestination(form, Kind, IsAccount).Find(url, text, captures, parameters, ref tail);
        foreach (var parameter in parameters)
        {
            // What stands behind an unescaped destination is the shop's.
            var isOurs = tail < 0 || parameter.Start < tail;
            if (isOurs && parameter.ValueStart < parameter.End && IsAccount(parameter.Name(url.Href)))
            {
                account.TryAdd(parameter.Name(url.Href).ToString(), parameter.Value(url.Href).ToString());
            }
        }

        return (account, destination);
    }

    private bool HasLabel(ReadOnlySpan<char> host)
    {
        if (form.Labels.Count == 0)
        {
            return true;
        }

        var first = host[..Math.Max(host.IndexOf('.'), 0)];
        foreach (var label in form.Labels)
        {
            if (first.SequenceEqual(label))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsExcepted(ReadOnlySpan<char> host)
    {
        if (form.ExceptLabels.Count == 0)
        {
            return false;
        }

        foreach (var label in host.Split('.'))
        {
            foreach (var excepted in form.ExceptLabels)
            {
                if (host[label].SequenceEqual(excepted))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasAll(ReadOnlySpan<char> href, UrlText text)
    {
        foreach (var need in needs)
        {
            if (!Has(href, text, need))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasAny(ReadOnlySpan<char> href, UrlText text)
    {
        foreach (var need in needsAny)
        {
            if (Has(href, text, need))
            {
                return true;
            }
        }

        return needsAny.Length == 0;
    }

    private static bool Has(ReadOnlySpan<char> href, UrlText text, ValueForm need)
    {
        foreach (var parameter in new ParameterReader(href, text.QueryStart, text.QueryEnd))
        {
            if (parameter.Name(href).Equals(need.Name, StringComparison.Ordinal) && need.Fits(parameter.Value(href)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddHostAccount(WebUrl url, Dictionary<string, string> account)
    {
        if (form.HostAccount.Count == 0)
        {
            return;
        }

        var labels = url.NameSpan.ToString().Split('.');
        for (var i = 0; i < form.HostAccount.Count && i < labels.Length - 2; i++)
        {
            account.TryAdd(form.HostAccount[i], labels[i]);
        }
    }
}
