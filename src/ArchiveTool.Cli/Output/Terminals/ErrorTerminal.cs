using System.Text;
using Spectre.Console;

namespace ArchiveTool.Cli.Output.Terminals;

/// <summary>The terminal at standard error itself, past the writer that takes commands to terminals out of messages.</summary>
internal sealed class ErrorTerminal : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput measure = new(Console.Error);

    public TextWriter Writer { get; } = StandardError.Open();

    public bool IsTerminal => true;

    public int Width => measure.Width;

    public int Height => measure.Height;

    public void SetEncoding(Encoding encoding)
    {
        // What the terminal reads is not for us to say.
    }
}
