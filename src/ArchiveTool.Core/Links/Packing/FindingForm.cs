using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.References;
using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Core.Links.Packing;

/// <summary>A finding in few bytes: most of its texts begin as its URL does.</summary>
internal static class FindingForm
{
    /// <summary>Writes all of a finding but its URL and its places.</summary>
    public static void Write(PackedWriter writer, LinkFinding finding)
    {
        writer.Number((int)finding.Kind);
        writer.Number((int)finding.Status);
        writer.Number((int)finding.Reason);
        writer.Text(finding.Raw, finding.Url);
        writer.Number(finding.HttpStatus is { } status ? status + 1L : 0);
        writer.Text(finding.FinalUrl, finding.Url);
        writer.Text(finding.Suggestion, finding.Url);
        writer.Number(finding.Redirects.Count);
        foreach (var hop in finding.Redirects)
        {
            writer.Number(hop.Status);
            writer.Text(hop.Url, finding.Url);
            Write(writer, hop.Tracking, finding.Url);
            Write(writer, hop.Affiliate, finding.Url);
        }

        Write(writer, finding.Tracking, finding.Url);
        Write(writer, finding.Affiliate, finding.Url);
        Write(writer, finding.Likely, finding.Url);
        writer.Text(finding.LeadsTo, finding.Url);
        Write(writer, finding.Issues, finding.Url);
    }

    /// <summary>Reads a finding.</summary>
    public static LinkFinding Read(PackedReader reader, string url, IReadOnlyList<LinkPlace> places) =>
        new()
        {
            Url = url,
            Places = places,
            Kind = (ReferenceKind)reader.Int(),
            Status = (LinkStatus)reader.Int(),
            Reason = (Reason)reader.Int(),
            Raw = reader.Text(url),
            HttpStatus = reader.Int() is > 0 and var status ? status - 1 : null,
            FinalUrl = reader.Text(url),
            Suggestion = reader.Text(url),
            Redirects = ReadRedirects(ref reader, url),
            Tracking = ReadTracking(ref reader, url),
            Affiliate = ReadAffiliate(ref reader, url),
            Likely = ReadLikely(ref reader, url),
            LeadsTo = reader.Text(url),
            Issues = ReadIssues(ref reader, url),
        };

    private static LinkRedirect[] ReadRedirects(ref PackedReader reader, string url)
    {
        var redirects = reader.Int() is > 0 and var count ? new LinkRedirect[count] : [];
        for (var i = 0; i < redirects.Length; i++)
        {
            redirects[i] = new LinkRedirect(reader.Int(), reader.Text(url)!)
            {
                Tracking = ReadTracking(ref reader, url),
                Affiliate = ReadAffiliate(ref reader, url),
            };
        }

        return redirects;
    }

    private static void Write(PackedWriter writer, TrackingFinding? tracking, string url)
    {
        writer.Number(
            tracking is null ? 0
            : tracking.Beacon ? 2
            : 1
        );
        if (tracking is null)
        {
            return;
        }

        writer.Text(tracking.CleanUrl, url);
        writer.Text(tracking.Redirector);
        writer.Text(tracking.Destination);
        writer.Text(tracking.Hop);
        writer.Number(tracking.Parameters.Count);
        foreach (var parameter in tracking.Parameters)
        {
            writer.Text(parameter.Name);
            writer.Text(parameter.Value);
            writer.Text(parameter.Rule, parameter.Name);
            writer.Number(parameter.IsReferral ? 1 : 0);
        }
    }

    private static TrackingFinding? ReadTracking(ref PackedReader reader, string url)
    {
        var kind = reader.Int();
        if (kind == 0)
        {
            return null;
        }

        var clean = reader.Text(url)!;
        var (redirector, destination, hop) = (reader.Text(), reader.Text(), reader.Text());
        var parameters = reader.Int() is > 0 and var count ? new TrackingParameter[count] : [];
        for (var i = 0; i < parameters.Length; i++)
        {
            var name = reader.Text()!;
            parameters[i] = new TrackingParameter(name, reader.Text()!, reader.Text(name)!)
            {
                IsReferral = reader.Int() != 0,
            };
        }

        return new TrackingFinding(clean, parameters, redirector, destination, Beacon: kind == 2) { Hop = hop };
    }

    private static void Write(PackedWriter writer, AffiliateFinding? affiliate, string url)
    {
        writer.Text(affiliate?.Network);
        if (affiliate is null)
        {
            return;
        }

        writer.Text(affiliate.Destination, url);
        writer.Text(affiliate.Hop, url);
        writer.Text(affiliate.Retired);
        Write(writer, affiliate.Inner, url);
        writer.Number(affiliate.Account.Count);
        foreach (var (field, value) in affiliate.Account)
        {
            writer.Text(field);
            writer.Text(value);
        }
    }

    private static AffiliateFinding? ReadAffiliate(ref PackedReader reader, string url)
    {
        if (reader.Text() is not { } network)
        {
            return null;
        }

        var (destination, hop, retired) = (reader.Text(url), reader.Text(url), reader.Text());
        var inner = ReadAffiliate(ref reader, url);
        var count = reader.Int();
        var account = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            account.Add(reader.Text()!, reader.Text()!);
        }

        return new AffiliateFinding(network, account, destination)
        {
            Hop = hop,
            Inner = inner,
            Retired = retired,
        };
    }

    private static void Write(PackedWriter writer, LikelyFinding? likely, string url)
    {
        writer.Text(likely?.Kind);
        if (likely is not null)
        {
            writer.Text(likely.Network);
            writer.Text(likely.Reason);
            writer.Text(likely.Destination, url);
        }
    }

    private static LikelyFinding? ReadLikely(ref PackedReader reader, string url) =>
        reader.Text() is { } kind ? new LikelyFinding(kind, reader.Text(), reader.Text()!, reader.Text(url)) : null;

    private static void Write(PackedWriter writer, IReadOnlyList<LinkIssue>? issues, string url)
    {
        writer.Number(issues is null ? 0 : issues.Count + 1L);
        foreach (var issue in issues ?? [])
        {
            writer.Number((int)issue.Code);
            writer.Text(issue.Message, url);
            writer.Text(issue.Post);
        }
    }

    private static LinkIssue[]? ReadIssues(ref PackedReader reader, string url)
    {
        var count = reader.Int() - 1;
        if (count < 0)
        {
            return null;
        }

        var issues = new LinkIssue[count];
        for (var i = 0; i < count; i++)
        {
            issues[i] = new LinkIssue((ProblemCode)reader.Int(), reader.Text(url)!) { Post = reader.Text() };
        }

        return issues;
    }
}
