using System.Text;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Cli.Terminal;

/// <summary>
/// Writes messages so that nothing in them commands the terminal: what a page, a file's name or an argument brings along
/// ends no line and turns no colours.
/// </summary>
/// <param name="inner">The terminal.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>A single unit may be half of a character and is written as it is, but for controls.</summary>
    public override void Write(char value) =>
        inner.Write(char.IsSurrogate(value) ? value : PrintableText.OneLine(value.ToString())[0]);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value) => inner.Write(PrintableText.OneLine(value ?? ""));

    public override void WriteLine() => inner.WriteLine();

    /// <summary>One line, whatever stands in it.</summary>
    public override void WriteLine(string? value) => inner.WriteLine(PrintableText.OneLine(value ?? ""));

    public override void Flush() => inner.Flush();
}
