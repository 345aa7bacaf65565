using System.Text;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Cli.Output;

/// <summary>
/// Writes messages so that nothing in them commands the terminal: what a page, a file's name or an argument brings along
/// ends no line and turns no colours.
/// </summary>
/// <param name="open">Opens the terminal, when the first is written: most runs have nothing to say.</param>
internal sealed class PrintableWriter(Func<TextWriter> open) : TextWriter
{
    private readonly Lazy<TextWriter> inner = new(open);

    public override Encoding Encoding => inner.Value.Encoding;

    /// <summary>A single unit may be half of a character and is written as it is, but for controls.</summary>
    public override void Write(char value) =>
        inner.Value.Write(char.IsSurrogate(value) ? value : PrintableText.OneLine(value.ToString())[0]);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => inner.Value.Write(PrintableText.OneLine(value ?? ""));

    public override void WriteLine() => inner.Value.WriteLine();

    /// <summary>One line, whatever stands in it.</summary>
    public override void WriteLine(string? value) => inner.Value.WriteLine(PrintableText.OneLine(value ?? ""));

    public override void Flush()
    {
        if (inner.IsValueCreated)
        {
            inner.Value.Flush();
        }
    }
}
