using System.Security.Cryptography;
using System.Text.Json;
using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>Networks, redirectors, parameters or beacons that a user brings, in the form of the catalogue's own files.</summary>
public sealed class NetworkFile
{
    private const string Advice = "docs/tracking-rules.md describes the form";

    private NetworkFile(CatalogueFile content, string hash)
    {
        Content = content;
        Hash = hash;
        Knowledge = Task.FromResult(CatalogueKnowledge.ReadShippedWith([content]));
    }

    /// <summary>SHA-256 of its content, in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    internal CatalogueFile Content { get; }

    /// <summary>The shipped catalogue with this file.</summary>
    internal Task<CatalogueKnowledge> Knowledge { get; }

    /// <summary>Reads a file and holds it to its form and its examples.</summary>
    /// <param name="path">The name that its places are told with.</param>
    /// <param name="json">Its content as JSON.</param>
    /// <exception cref="InvalidDataException">It has another form; the message names the place and what to do.</exception>
    public static NetworkFile Read(string path, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var content = new CatalogueFile(path, json);
        var entries = ReadEntries(content);
        foreach (var entry in entries)
        {
            Check(entry);
        }

        var file = new NetworkFile(content, Convert.ToHexStringLower(SHA256.HashData(json)));
        CheckExamples(file, entries);
        return file;
    }

    private static List<CatalogueEntry> ReadEntries(CatalogueFile content)
    {
        try
        {
            var entries = content.ReadEntries();
            return entries.Count > 0
                ? entries
                : throw new InvalidDataException($"{content.Name} has no 'entries'; {Advice}");
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $":{number + 1}" : "";
            throw new InvalidDataException($"{content.Name}{line}: {exception.Message}; {Advice}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // What the reader says of bytes that are not UTF-8 and of halves of surrogate pairs.
            throw new InvalidDataException($"{content.Name}: a text in it is not Unicode; {Advice}", exception);
        }
    }

    /// <summary>Holds every entry of a file to its form.</summary>
    /// <exception cref="InvalidDataException">One has another form.</exception>
    internal static void CheckForm(CatalogueFile file)
    {
        foreach (var entry in ReadEntries(file))
        {
            Check(entry);
        }
    }

    private static void Check(CatalogueEntry entry)
    {
        try
        {
            if (GetMistake(entry) is { } mistake)
            {
                throw new InvalidDataException($"{entry.Place}: {mistake}; {Advice}");
            }
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{entry.Place}: {exception.Message}; {Advice}", exception);
        }
    }

    private static string? GetMistake(CatalogueEntry entry) =>
        entry.Kind switch
        {
            CatalogueKind.HostSets => GetMistake(entry.ReadHostSet().Name, entry.ReadHostSet().Hosts, []),
            CatalogueKind.Parameters or CatalogueKind.Needed => entry.Parameters.Names is null or []
                ? "an entry needs 'names'"
                : GetMistake(entry.Parameters.Rule, entry.Parameters.Hosts ?? ["*"], entry.Parameters.Paths ?? []),
            CatalogueKind.Beacons => GetMistake(
                entry.ReadBeacon().Name,
                entry.ReadBeacon().Hosts,
                entry.ReadBeacon().Paths
            ),
            _ => entry.ReadOwner().Links is null or []
                ? "an entry needs 'links'"
                : entry
                    .ReadOwner()
                    .Links.Select(link => GetMistake(entry.ReadOwner().Name, link.Hosts, link.Paths))
                    .FirstOrDefault(mistake => mistake is not null),
        };

    private static string? GetMistake(string? name, IReadOnlyList<string>? hosts, IReadOnlyList<string> paths) =>
        string.IsNullOrWhiteSpace(name) ? "an entry needs a 'name' (a parameter's entry a 'rule')"
        : hosts is null or [] ? "'hosts' is missing: write the domains, or * for any"
        : hosts.FirstOrDefault(host => host.Contains('/') || host.Contains(':')) is { } host
            ? $"'{host}' is no host: write it without scheme, port and path"
        : paths.FirstOrDefault(path => !path.StartsWith('/') && !path.StartsWith("**/", StringComparison.Ordinal))
            is { } path
            ? $"'{path}' is no path: it begins with / or **/"
        : null;

    private static void CheckExamples(NetworkFile file, List<CatalogueEntry> entries)
    {
        var catalogue = TrackingCatalogue.Default.With([file]);
        foreach (
            var entry in entries.Where(entry => entry.Kind is > CatalogueKind.HostSets and < CatalogueKind.Parameters)
        )
        {
            var owner = entry.ReadOwner();
            foreach (var example in owner.Examples)
            {
                if (!WebUrl.TryParse(example, null, out var url) || GetOwner(catalogue.Judge(url)) != owner.Name)
                {
                    throw new InvalidDataException(
                        $"{entry.Place}: '{owner.Name}' does not recognise its example {example}; mend 'hosts', 'paths' or 'needs'"
                    );
                }
            }
        }
    }

    private static string? GetOwner(Judgements.UrlJudgement judgement) =>
        judgement.Likely?.Network ?? judgement.Affiliate?.Network ?? judgement.Tracking?.Redirector;
}
