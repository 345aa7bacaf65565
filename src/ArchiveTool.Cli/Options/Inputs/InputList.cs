using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Inputs;

namespace ArchiveTool.Cli.Options.Inputs;

/// <summary>A file with one input per line.</summary>
/// <param name="Names">The inputs.</param>
/// <param name="Failure">Why it names none; null if it does.</param>
internal sealed record InputList(IReadOnlyList<string> Names, FoundInput? Failure)
{
    /// <summary>Reads a list; that it cannot be read, or names nothing, is its failure.</summary>
    public static InputList Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            List<string> names =
            [
                .. ForeignFile
                    .ReadNamedLines(path, ForeignFile.MostListBytes, cancellationToken)
                    .Select(line => line.Trim())
                    .Where(line => line.Length > 0 && line[0] != '#'),
            ];
            return new(names, names.Count > 0 ? null : new FoundInput(null, path, $"{path} names no input"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new([], new FoundInput(null, path, $"{path} cannot be read: {exception.Message}"));
        }
    }
}
