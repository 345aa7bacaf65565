using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>Reads JSON a piece at a time: what stands in the outermost object, and of one list in it each item.</summary>
/// <param name="stream">UTF-8.</param>
internal sealed class JsonPieces(Stream stream) : IDisposable
{
    /// <summary>The longest value that is read.</summary>
    public const int MostBytes = 16 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int ready;
    private int end;
    private bool isDrained;
    private bool hasBegun;
    private JsonReaderState state = new(Options);

    /// <summary>Reads on to the end, or as long as somebody wants more.</summary>
    /// <param name="list">The name of the list.</param>
    /// <param name="takeValue">Takes a value beside the list and its name; null to pass over them.</param>
    /// <param name="takeItem">Takes an item of the list and says whether more is wanted; null to pass over them.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Read(string list, Action<string, JsonElement>? takeValue, Func<JsonElement, bool>? takeItem)
    {
        var name = "";
        while (Next(out var kind, out var depth, ref name))
        {
            var isList = depth == 1 && name == list && kind == JsonTokenType.StartArray;
            if (isList && takeItem is not null && !ReadItems(takeItem))
            {
                return;
            }

            if (depth == 1 && kind == JsonTokenType.PropertyName && name != list && takeValue is not null)
            {
                using var value = ReadValue();
                takeValue(name, value!.RootElement);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private bool ReadItems(Func<JsonElement, bool> takeItem)
    {
        while (ReadValue() is { } item)
        {
            using (item)
            {
                if (!takeItem(item.RootElement))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Reads one token; false at the end.</summary>
    private bool Next(out JsonTokenType kind, out int depth, ref string name)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Rest, isDrained, state);
            if (reader.Read())
            {
                (kind, depth) = (reader.TokenType, reader.CurrentDepth);
                name = kind == JsonTokenType.PropertyName && depth == 1 ? reader.GetString()! : name;
                Take(in reader);
                return true;
            }

            if (isDrained)
            {
                (kind, depth) = (JsonTokenType.None, 0);
                return false;
            }

            Fill();
        }
    }

    /// <summary>Reads a value with all that is in it; null at the end of a list.</summary>
    private JsonDocument? ReadValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Rest, isDrained, state);
            var isThere = reader.Read();
            if (isThere && reader.TokenType == JsonTokenType.EndArray)
            {
                Take(in reader);
                return null;
            }

            if (isThere && JsonDocument.TryParseValue(ref reader, out var value))
            {
                Take(in reader);
                return value;
            }

            Fill();
        }
    }

    private ReadOnlySpan<byte> Rest => buffer.AsSpan(start, ready - start);

    private void Take(in Utf8JsonReader reader)
    {
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        if (isDrained)
        {
            throw new JsonException("it ends too early");
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, ready, end) = (0, ready - start, end - start);
        if (end == buffer.Length)
        {
            if (end >= MostBytes)
            {
                throw new JsonException($"a value has more than {MostBytes >> 20} MB");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = stream.ReadAtLeast(buffer.AsSpan(end), ByteOrderMark.Length, throwOnEndOfStream: false);
        isDrained = count == 0;
        end += count;
        if (!hasBegun)
        {
            hasBegun = true;
            ready = start = buffer.AsSpan(0, end).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        }

        var whole = ReplaceInvalid(buffer.AsSpan(ready, end - ready), isDrained);
        ready += ForeignJson.ReplaceHalves(buffer.AsSpan(ready, whole), isDrained);
    }

    /// <summary>Puts a question mark in place of each byte that is not UTF-8, which no reader of JSON takes.</summary>
    /// <returns>How many bytes are whole characters.</returns>
    private static int ReplaceInvalid(Span<byte> bytes, bool isLast)
    {
        if (Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }

        for (var at = 0; at < bytes.Length; )
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                return at;
            }

            if (status != OperationStatus.Done)
            {
                bytes.Slice(at, length).Fill((byte)'?');
            }

            at += length;
        }

        return bytes.Length;
    }
}
