using System.Text;
using System.Text.Json;
using ArchiveTool.Tracking.Reading;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>
/// One file of the catalogue. Reading it only finds its entries and their hosts; an entry is parsed when one of its hosts
/// is first met, because a run meets few of them.
/// </summary>
/// <param name="Name">What its place is reported as.</param>
/// <param name="Content">UTF-8 JSON.</param>
internal sealed record CatalogueFile(string Name, byte[] Content)
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    public CatalogueKind Kind { get; private set; }

    /// <summary>
    /// Whether the file is one that the program ships. The tests have held it to its form, so that it is walked over and
    /// not checked at each start.
    /// </summary>
    public bool IsShipped { get; init; }

    /// <summary>The entries in their order.</summary>
    /// <exception cref="JsonException">The file has another form.</exception>
    public List<CatalogueEntry> ReadEntries() => IsShipped ? WalkEntries() : ReadChecked();

    private List<CatalogueEntry> WalkEntries()
    {
        var entries = new List<CatalogueEntry>();
        var walker = new JsonWalker(Content);
        walker.Enter((byte)'{');
        while (walker.MoveNext())
        {
            var name = walker.ReadName();
            if (name.SequenceEqual("kind"u8))
            {
                Kind = ReadKind(Encoding.UTF8.GetString(walker.ReadText()));
            }
            else if (name.SequenceEqual("entries"u8))
            {
                walker.Enter((byte)'[');
                while (walker.MoveNext())
                {
                    var start = walker.Position;
                    var hosts = new List<string>(1);
                    WalkEntry(ref walker, hosts);
                    entries.Add(new CatalogueEntry(this, start..walker.Position, hosts));
                }
            }
            else
            {
                walker.Skip();
            }
        }

        return entries;
    }

    /// <summary>Walks over an entry, or over a form of its links, and gathers the hosts.</summary>
    private static void WalkEntry(ref JsonWalker walker, List<string> hosts)
    {
        walker.Enter((byte)'{');
        while (walker.MoveNext())
        {
            var name = walker.ReadName();
            if (name.SequenceEqual("hosts"u8))
            {
                walker.Enter((byte)'[');
                while (walker.MoveNext())
                {
                    hosts.Add(Encoding.UTF8.GetString(walker.ReadText()));
                }
            }
            else if (name.SequenceEqual("links"u8))
            {
                walker.Enter((byte)'[');
                while (walker.MoveNext())
                {
                    WalkEntry(ref walker, hosts);
                }
            }
            else
            {
                walker.Skip();
            }
        }
    }

    private List<CatalogueEntry> ReadChecked()
    {
        var entries = new List<CatalogueEntry>();
        var reader = new Utf8JsonReader(Content, Options);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                Kind = ReadKind(reader.GetString());
            }
            else if (reader.ValueTextEquals("entries"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    entries.Add(ReadEntry(ref reader));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return entries;
    }

    /// <summary>The line that an offset stands in, from 1.</summary>
    public int LineAt(int offset) => Content.AsSpan(0, offset).Count((byte)'\n') + 1;

    private CatalogueEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var hosts = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("hosts"u8))
            {
                ReadHosts(ref reader, hosts);
            }
            else if (reader.ValueTextEquals("links"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadLink(ref reader, hosts);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return new CatalogueEntry(this, start..(int)reader.BytesConsumed, hosts);
    }

    private static void ReadLink(ref Utf8JsonReader reader, List<string> hosts)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("hosts"u8))
            {
                ReadHosts(ref reader, hosts);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadHosts(ref Utf8JsonReader reader, List<string> hosts)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            hosts.Add(reader.GetString()!);
        }
    }

    private static CatalogueKind ReadKind(string? kind) =>
        kind switch
        {
            "hostSets" => CatalogueKind.HostSets,
            "networks" => CatalogueKind.Networks,
            "redirectors" => CatalogueKind.Redirectors,
            "shorteners" => CatalogueKind.Shorteners,
            "parameters" => CatalogueKind.Parameters,
            "needed" => CatalogueKind.Needed,
            "beacons" => CatalogueKind.Beacons,
            var other => throw new JsonException($"'{other}' is not a kind of catalogue file"),
        };

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"expected {type} at byte {reader.TokenStartIndex}");
        }
    }
}
