using System.Globalization;
using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching;

/// <summary>The headers of a request, in the order in which browsers send them.</summary>
internal static class RequestHeaders
{
    public static List<KeyValuePair<string, string>> Build(FetchOptions options, HopState hop, string? cookies)
    {
        var headers = new List<KeyValuePair<string, string>>(10)
        {
            new("User-Agent", options.UserAgent),
            new("Accept", AcceptHeader.For(hop.Request.Destination)),
            new("Accept-Language", options.AcceptLanguage),
            new("Accept-Encoding", ContentCodings.Accepted),
        };
        if (hop.Referrer is not null)
        {
            headers.Add(new("Referer", hop.Referrer));
        }

        if (cookies is not null)
        {
            headers.Add(new("Cookie", cookies));
        }

        AddConditions(headers, hop);
        foreach (var header in options.Headers)
        {
            if (header.MayBeSentTo(hop.Url) && !(hop.IsDowngraded && hop.Url.Scheme == "http"))
            {
                Put(headers, header.Name, header.Value);
            }
        }

        return headers;
    }

    private static void AddConditions(List<KeyValuePair<string, string>> headers, HopState hop)
    {
        if (hop.Partial is { } partial)
        {
            headers.Add(new("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={partial.Sink.Length}-")));
            headers.Add(new("If-Range", partial.Etag));
            return;
        }

        var validators = hop.Request.Validators;
        if (validators is null || !validators.Url.WithoutFragment().Equals(hop.Url.WithoutFragment()))
        {
            return;
        }

        if (validators.ETag is { } etag)
        {
            headers.Add(new("If-None-Match", etag));
        }

        if (validators.LastModified is { } lastModified)
        {
            headers.Add(new("If-Modified-Since", lastModified));
        }
    }

    /// <summary>What the user gives replaces what we would send; cookies are added to.</summary>
    private static void Put(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        var at = headers.FindIndex(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            headers.Add(new(name, value));
        }
        else
        {
            var isCookie = name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
            headers[at] = new(headers[at].Key, isCookie ? $"{headers[at].Value}; {value}" : value);
        }
    }
}
