using System.Text.Json;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Reads ClearURLs' <c>data.min.json</c> (https://docs.clearurls.xyz/latest/specs/rules/). What cannot be used is
/// passed over, the rest of its provider holds.
/// </summary>
internal ref struct ClearUrlsReader
{
    private const string ProviderPassedOver = "the whole provider is passed over";
    private const string FieldPassedOver = "it is passed over";

    private readonly ReadOnlySpan<byte> text;
    private readonly RuleFileContent content = new();
    private Utf8JsonReader json;
    private long countedTo;
    private int line = 1;

    private ClearUrlsReader(ReadOnlySpan<byte> text)
    {
        this.text = text;
        json = new Utf8JsonReader(
            text,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
    }

    /// <exception cref="InvalidDataException">It is no file of ClearURLs' rules.</exception>
    public static RuleFileContent Read(ReadOnlySpan<byte> text)
    {
        var reader = new ClearUrlsReader(text);
        try
        {
            return reader.ReadProviders()
                ? reader.content
                : throw new InvalidDataException("it is JSON, but has no \"providers\" as ClearURLs' rules have");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"it is no whole JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}",
                exception
            );
        }
        catch (InvalidOperationException exception)
        {
            // What the reader says of bytes that are no UTF-8 and of halves of surrogate pairs.
            throw new InvalidDataException($"a text in it is no Unicode: line {reader.Line()}", exception);
        }
    }

    private bool ReadProviders()
    {
        var hasProviders = false;
        json.Read();
        while (NextProperty(out var name))
        {
            if (name != "providers" || json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                continue;
            }

            hasProviders = true;
            while (NextProperty(out var provider))
            {
                ReadProvider(provider);
            }
        }

        // What stands behind the end is no JSON either.
        json.Read();
        return hasProviders;
    }

    private void ReadProvider(string name)
    {
        var at = Line();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            content.Refuse(at, $"provider {name} is no object", ProviderPassedOver);
            json.Skip();
            return;
        }

        string? urlPattern = null;
        var isNamed = false;
        var isComplete = false;
        var lists = new Dictionary<string, List<(string Text, int Line)>>(StringComparer.Ordinal);
        while (NextProperty(out var field))
        {
            switch (field)
            {
                case "urlPattern":
                    (urlPattern, at) = (ReadText(name, field), Line());
                    isNamed = true;
                    break;
                case "completeProvider":
                    isComplete = ReadFlag(name, field);
                    break;
                case "rules" or "rawRules" or "referralMarketing" or "exceptions" or "redirections":
                    lists[field] = ReadList(name, field);
                    break;
                default:
                    // forceRedirection tells a browser how, and later versions may tell more.
                    json.Skip();
                    break;
            }
        }

        if (urlPattern is not null)
        {
            Add(name, urlPattern, at, isComplete, lists);
        }
        else if (!isNamed)
        {
            content.Refuse(at, $"provider {name} has no urlPattern", ProviderPassedOver);
        }
    }

    private readonly void Add(
        string name,
        string urlPattern,
        int at,
        bool isComplete,
        Dictionary<string, List<(string Text, int Line)>> lists
    )
    {
        if (content.Pattern(urlPattern, urlPattern, at, ignoresCase: true, ProviderPassedOver) is not { } pattern)
        {
            return;
        }

        var provider = new ClearUrlsProvider
        {
            Name = name,
            UrlPattern = pattern,
            IsComplete = isComplete,
        };
        foreach (var (field, items) in lists)
        {
            foreach (var (text, line) in items)
            {
                Add(provider, field, text, line);
            }
        }

        content.Providers.Add(provider);
    }

    private readonly void Add(ClearUrlsProvider provider, string field, string text, int line)
    {
        if (field is "rules" or "referralMarketing")
        {
            var names = field == "rules" ? provider.Rules : provider.Referrals;
            if (NameRules.IsPlain(text))
            {
                names.Add(text);
            }
            else if (content.Pattern($"^(?:{text})$", text, line, ignoresCase: true) is { } name)
            {
                names.Add(name);
            }

            return;
        }

        if (content.Pattern(text, text, line, ignoresCase: true) is { } pattern)
        {
            var list = field switch
            {
                "rawRules" => provider.RawRules,
                "exceptions" => provider.Exceptions,
                _ => provider.Redirections,
            };
            list.Add(pattern);
        }
    }

    private string? ReadText(string provider, string field)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString();
        }

        content.Refuse(Line(), $"{field} of provider {provider} is no text", ProviderPassedOver);
        json.Skip();
        return null;
    }

    private bool ReadFlag(string provider, string field)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            content.Refuse(Line(), $"{field} of provider {provider} is neither true nor false", FieldPassedOver);
            json.Skip();
            return false;
        }

        return json.TokenType == JsonTokenType.True;
    }

    private List<(string Text, int Line)> ReadList(string provider, string field)
    {
        var items = new List<(string Text, int Line)>();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            content.Refuse(Line(), $"{field} of provider {provider} is no array", FieldPassedOver);
            json.Skip();
            return items;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                items.Add((json.GetString()!, Line()));
            }
            else
            {
                content.Refuse(Line(), $"a rule in {field} of provider {provider} is no text");
                json.Skip();
            }
        }

        return items;
    }

    /// <summary>Moves to the value of the next property; false behind the last.</summary>
    private bool NextProperty(out string name)
    {
        name = "";
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        name = json.GetString()!;
        return json.Read();
    }

    private int Line()
    {
        line += text[(int)countedTo..(int)json.TokenStartIndex].Count((byte)'\n');
        countedTo = json.TokenStartIndex;
        return line;
    }
}
