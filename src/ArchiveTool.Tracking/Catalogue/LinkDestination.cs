using ArchiveTool.Tracking.Destinations;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds where a link of one form leads, as far as its text shows it.</summary>
/// <param name="form">The form.</param>
/// <param name="kind">Whose link it is.</param>
/// <param name="isAccount">Whether a parameter names the account.</param>
internal sealed class LinkDestination(LinkFormData form, LinkOwnerKind kind, LinkDestination.AccountTest isAccount)
{
    /// <summary>Whether a parameter names the account.</summary>
    public delegate bool AccountTest(ReadOnlySpan<char> name);

    /// <summary>The destination, or null where the link shows none.</summary>
    /// <param name="url">The link.</param>
    /// <param name="text">Where its query stands.</param>
    /// <param name="captures">What its path's template captures.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="tail">Where an unescaped destination begins that goes on to the end of the link; else -1.</param>
    public WebUrl? Find(
        WebUrl url,
        UrlText text,
        List<(string Name, int Start, int End)> captures,
        List<WrittenParameter> parameters,
        ref int tail
    )
    {
        if (form.Target is { } target)
        {
            return TargetTemplate.Fill(target, url, captures);
        }

        foreach (var place in form.Destination)
        {
            var isValue = false;
            var written = place switch
            {
                "?" => Whole(url, text),
                "#" => url.Fragment,
                "@" => HostName.WithoutService(url, form.Hosts, form.Encoding),
                ['{', .. var name, '}'] => Captured(url, captures, name),
                _ => Valued(url, parameters, place, ref tail, out isValue),
            };
            if (
                !string.IsNullOrEmpty(written)
                && DestinationText.Read(written, form, url, isValue) is { } destination
                && !destination.Equals(url)
            )
            {
                return destination;
            }

            tail = -1;
        }

        return MayShowElsewhere ? FindShown(url, text, parameters, ref tail) : null;
    }

    // A click's own host with one whole URL of another site is a click to it, whatever the parameter is called.
    private bool MayShowElsewhere => form is { Direct: false, Picture: false } && kind != LinkOwnerKind.Shortener;

    private WebUrl? FindShown(WebUrl url, UrlText text, List<WrittenParameter> parameters, ref int tail)
    {
        if (ShownUrl.Find(url, text) is not { } shown || isAccount(shown.Parameter))
        {
            return null;
        }

        var index = parameters.FindIndex(one => one.Name(url.Href).Equals(shown.Parameter, StringComparison.Ordinal));
        if (index < 0 || !HasOpenQuery(parameters[index].Value(url.Href)))
        {
            return shown.Destination;
        }

        tail = parameters[index].Start;
        return DestinationText.Read(
            url.Href[parameters[index].ValueStart..TailEnd(url, parameters, index, ref tail)],
            form,
            url,
            isValue: false
        );
    }

    /// <summary>Whether a URL stands there unescaped with a query, which the link's end ends.</summary>
    private static bool HasOpenQuery(ReadOnlySpan<char> value) =>
        value.Contains('?') && value.Contains("://", StringComparison.Ordinal);

    private static string? Whole(WebUrl url, UrlText text) =>
        text.HasQuery && DestinationText.IsAbsolute(url.Href.AsSpan(text.QueryStart))
            ? url.Href[text.QueryStart..]
            : url.Query;

    private static string? Captured(WebUrl url, List<(string Name, int Start, int End)> captures, string name)
    {
        var index = captures.FindIndex(capture => capture.Name == name);
        if (index < 0)
        {
            return null;
        }

        var start = url.Offsets.PathStart + captures[index].Start;
        var end = captures[index].End;
        return end >= 0 ? url.Href[start..(url.Offsets.PathStart + end)]
            // Encoded, it ends with the path; as it is, its query and fragment follow.
            : DestinationText.IsAbsolute(url.Href.AsSpan(start)) ? url.Href[start..]
            : url.Href[start..(url.Offsets.PathStart + url.PathSpan.Length)];
    }

    private string? Valued(WebUrl url, List<WrittenParameter> parameters, string name, ref int tail, out bool isValue)
    {
        isValue = form.Syntax is null;
        var index = parameters.FindIndex(parameter => parameter.Name(url.Href).Equals(name, StringComparison.Ordinal));
        if (index < 0)
        {
            return null;
        }

        var parameter = parameters[index];
        var goesOn =
            (form.RawTail || form.Syntax == LinkParameters.Colon)
            && DestinationText.IsAbsolute(url.Href.AsSpan(parameter.ValueStart))
            && !(isValue && HidesItsQuery(parameter.Value(url.Href)));
        if (!goesOn)
        {
            return parameter.Value(url.Href).ToString();
        }

        isValue = false;
        tail = parameter.Start;
        return url.Href[parameter.ValueStart..TailEnd(url, parameters, index, ref tail)];
    }

    /// <summary>Whether a URL's own query is escaped in it though its slashes are not: then it is a value, and ends as one.</summary>
    private static bool HidesItsQuery(ReadOnlySpan<char> value) =>
        !value.Contains('?') && value.Contains("%3F", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// An unescaped destination is the last parameter and goes on to the end, its own parameters and fragment with it;
    /// but where it stands first, the network's own parameters follow it.
    /// </summary>
    private int TailEnd(WebUrl url, List<WrittenParameter> parameters, int index, ref int tail)
    {
        if (index > 0 || form.Syntax is not null)
        {
            return url.Href.Length;
        }

        var own = parameters.FindIndex(1, parameter => isAccount(parameter.Name(url.Href)));
        if (own < 0)
        {
            return url.Href.Length;
        }

        tail = -1;
        return parameters[own].Separator;
    }
}
