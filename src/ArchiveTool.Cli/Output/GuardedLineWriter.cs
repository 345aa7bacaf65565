using System.Text;
using ArchiveTool.Cli.Languages;
using ArchiveTool.Urls;

namespace ArchiveTool.Cli.Output;

/// <summary>
/// The last writer before standard output and standard error: gathers each line and writes it without passwords of URLs
/// and without commands to CI servers, so that no message can be forgotten.
/// </summary>
/// <param name="open">Opens the stream, when the first line is written.</param>
/// <param name="translator">Says each line in the user's language; null for English.</param>
internal sealed class GuardedLineWriter(Func<TextWriter> open, Translator? translator = null) : TextWriter
{
    private readonly Lazy<TextWriter> inner = new(open);
    private readonly StringBuilder line = new();
    private bool isWithinLine;

    public override Encoding Encoding => inner.Value.Encoding;

    public override void Write(char value)
    {
        line.Append(value);
        if (value == '\n')
        {
            WriteGathered();
            isWithinLine = false;
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.IndexOf('\n') is >= 0 and var end)
        {
            line.Append(buffer[..(end + 1)]);
            WriteGathered();
            isWithinLine = false;
            buffer = buffer[(end + 1)..];
        }

        line.Append(buffer);
    }

    public override void WriteLine() => Write(Environment.NewLine);

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    public override void Flush()
    {
        if (line.Length > 0)
        {
            WriteGathered();
            isWithinLine = true;
        }

        if (inner.IsValueCreated)
        {
            inner.Value.Flush();
        }
    }

    protected override void Dispose(bool disposing)
    {
        Flush();
        base.Dispose(disposing);
    }

    private void WriteGathered()
    {
        var text = line.ToString();
        text = UrlPassword.Mask(translator is null || isWithinLine ? text : translator.Translate(text));
        line.Clear();
        inner.Value.Write(isWithinLine ? text : LogCommands.Defuse(text));
    }
}
