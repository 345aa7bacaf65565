using System.Text.Json;

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

    /// <summary>The entries in their order.</summary>
    /// <exception cref="JsonException">The file has another form.</exception>
    public List<CatalogueEntry> ReadEntries()
    {
        var entries = new List<CatalogueEntry>();
        var reader = new Utf8JsonReader(Content, Options);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                Kind = ReadKind(ref reader);
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

    private static CatalogueKind ReadKind(ref Utf8JsonReader reader) =>
        reader.GetString() switch
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
