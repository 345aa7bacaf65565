using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>What the JSON report of an audit found.</summary>
internal sealed class EarlierFindings
{
    private const long MostBytes = 1L << 30;

    private readonly Dictionary<string, LinkFix> fixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Raw, int Offset)>> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);

    private EarlierFindings() { }

    /// <summary>The posts that it names, by their canonical paths.</summary>
    public IReadOnlyCollection<string> Posts => places.Keys;

    /// <summary>Reads a report.</summary>
    /// <returns>The findings, or why there are none.</returns>
    public static Outcome<EarlierFindings> Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(ForeignFile.ReadNamed(path, MostBytes));
            var root = json.RootElement;
            var schema = root.TryGetProperty("schema", out var named) ? named.GetString() : null;
            if (schema?.StartsWith("archivetool/audit/", StringComparison.Ordinal) != true)
            {
                return new Failure($"{path} is not the JSON report of an audit; make one with audit --format json");
            }

            var findings = new EarlierFindings();
            foreach (var link in root.GetProperty("links").EnumerateArray())
            {
                findings.Add(link);
            }

            // Reports of earlier versions have none.
            if (root.TryGetProperty("files", out var files))
            {
                foreach (var file in files.EnumerateArray())
                {
                    var post = CanonicalPath.Resolve(GetText(file, "post") ?? "");
                    findings.hashes[post] = GetText(file, "sha256") ?? "";
                }
            }

            return findings;
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or IOException
                        or UnauthorizedAccessException
                        or KeyNotFoundException
                        or InvalidOperationException
            )
        {
            return new Failure($"{path} cannot be read as an audit's report: {exception.Message}");
        }
    }

    /// <summary>What is to be done to a URL, or null.</summary>
    internal LinkFix? Find(string url) => fixes.GetValueOrDefault(url);

    /// <summary>The places of links in a post, as they stood when it was audited.</summary>
    internal IReadOnlyList<(string Raw, int Offset)> GetPlaces(string post) => places.GetValueOrDefault(post) ?? [];

    /// <summary>Whether a post is known to differ from what was audited.</summary>
    internal bool IsChanged(string post, ReadOnlySpan<byte> bytes) =>
        hashes.TryGetValue(post, out var hash) && hash != SourceChange.GetHash(bytes);

    private void Add(JsonElement link)
    {
        var status = GetText(link, "status");
        var suggestion = GetText(link, "suggestion");
        var redirects = link.TryGetProperty("redirects", out var chain) ? chain.EnumerateArray().ToList() : [];
        var isPermanent =
            redirects.Count > 0 && redirects.TrueForAll(one => one.GetProperty("status").GetInt32() is 301 or 308);
        var isDead = status == LinkStatus.Dead.ToCode();
        fixes[GetText(link, "url") ?? ""] = new LinkFix(
            status == LinkStatus.Redirected.ToCode() && isPermanent ? suggestion : null,
            isDead && suggestion?.StartsWith("http", StringComparison.Ordinal) == true ? suggestion : null,
            status == LinkStatus.Alive.ToCode() || status == LinkStatus.Redirected.ToCode()
        );
        foreach (var place in link.GetProperty("places").EnumerateArray())
        {
            var post = CanonicalPath.Resolve(GetText(place, "post") ?? "");
            var raw = GetText(place, "raw") ?? GetText(link, "raw") ?? GetText(link, "url") ?? "";
            var offset = place.TryGetProperty("offset", out var at) && at.TryGetInt32(out var number) ? number : -1;
            if (!places.TryGetValue(post, out var list))
            {
                places.Add(post, list = []);
            }

            list.Add((raw, offset));
        }
    }

    private static string? GetText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
