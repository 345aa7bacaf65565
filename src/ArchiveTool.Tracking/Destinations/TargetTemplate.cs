using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>Makes a destination of the parts of a path: <c>https://{host}/dp/{asin}</c>.</summary>
internal static class TargetTemplate
{
    public static WebUrl? Fill(string template, WebUrl link, List<(string Name, int Start, int End)> captures)
    {
        var filled = new StringBuilder(template).Replace("{host}", link.Host);
        foreach (var (name, start, end) in captures)
        {
            var last = end < 0 ? link.PathSpan.Length : end;
            filled.Replace($"{{{name}}}", link.PathSpan[start..last].ToString());
        }

        return WebUrl.TryParse(filled.ToString(), null, out var url) && url.IsHttp ? url : null;
    }
}
