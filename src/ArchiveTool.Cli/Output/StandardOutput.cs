using System.Text;
using ArchiveTool.Cli.Languages;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Cli.Output;

/// <summary>Standard output for results that go on and on.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it for what people read, in their language; what programs read is written to the console's writer.</summary>
    public static TextWriter OpenTranslated() =>
        Translator.Current is { } translator ? new GuardedLineWriter(() => Console.Out, translator) : Console.Out;

    /// <summary>
    /// Opens it so that a write fails when the reader has gone: the console's own stream keeps silent about that, and
    /// we would keep processing after the reader is gone.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
        {
            return stream;
        }

        // A file has no reader that goes; written by position, it would not move on for those who write after us.
        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>A writer for text that people read, each line at once.</summary>
    public static TextWriter OpenText() =>
        new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding.WithoutPreamble(), leaveOpen: true)
        {
            AutoFlush = true,
        };

    private static Encoding WithoutPreamble(this Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(false) : encoding;

    /// <summary>Whether what was opened is a pipe whose reader may go.</summary>
    public static bool IsPipe(Stream opened) => opened is FileStream;
}
