using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ArchiveTool.Cli.Options;

/// <summary>Writes a YAML document as JSON, every value on the line that it has in the YAML, so that places stay true.</summary>
internal sealed class YamlAsJson
{
    private readonly StringBuilder json = new();
    private long line = 1;

    /// <exception cref="InvalidDataException">It is no YAML, or no mapping; the message names the line.</exception>
    public static byte[] Convert(string path, string yaml)
    {
        var writer = new YamlAsJson();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            writer.WriteValue(parser);
        }
        catch (YamlException exception)
        {
            throw new InvalidDataException(
                $"{path}:{exception.Start.Line}: invalid YAML: {exception.Message}",
                exception
            );
        }
        catch (Exception exception) when (exception is InvalidOperationException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner trips over some inputs instead of refusing them.
            throw new InvalidDataException($"{path}: invalid YAML", exception);
        }

        return Encoding.UTF8.GetBytes(writer.json.ToString());
    }

    private void WriteValue(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            MoveTo(scalar.Start.Line);
            WriteScalar(scalar);
        }
        else if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            MoveTo(sequence.Start.Line);
            json.Append('[');
            for (var isFirst = true; !parser.TryConsume<SequenceEnd>(out _); isFirst = false)
            {
                json.Append(isFirst ? "" : ",");
                WriteValue(parser);
            }

            json.Append(']');
        }
        else
        {
            var mapping = parser.Consume<MappingStart>();
            MoveTo(mapping.Start.Line);
            json.Append('{');
            for (var isFirst = true; !parser.TryConsume<MappingEnd>(out _); isFirst = false)
            {
                json.Append(isFirst ? "" : ",");
                var name = parser.Consume<Scalar>();
                MoveTo(name.Start.Line);
                WriteText(name.Value);
                json.Append(':');
                WriteValue(parser);
            }

            json.Append('}');
        }
    }

    private void WriteScalar(Scalar scalar)
    {
        if (scalar is { Style: ScalarStyle.Plain, Value: "true" or "false" })
        {
            json.Append(scalar.Value);
            return;
        }

        WriteText(scalar.Value);
    }

    private void WriteText(string text) =>
        json.Append('"').Append(JsonEncodedText.Encode(text, JavaScriptEncoder.Default)).Append('"');

    private void MoveTo(long target)
    {
        for (; line < target; line++)
        {
            json.Append('\n');
        }
    }
}
