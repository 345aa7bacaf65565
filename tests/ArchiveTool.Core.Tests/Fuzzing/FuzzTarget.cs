using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>One parser, or several that read the same bytes, with files to begin from.</summary>
/// <param name="Name">Says which.</param>
/// <param name="Corpus">Files that it reads.</param>
/// <param name="Tokens">What means something to it.</param>
/// <param name="Check">Reads an input; throws where it breaks a promise.</param>
internal sealed record FuzzTarget(
    string Name,
    IReadOnlyList<byte[]> Corpus,
    IReadOnlyList<string> Tokens,
    Func<byte[], Task> Check
)
{
    public static FuzzTarget Create(
        string name,
        string[] folder,
        string[] extensions,
        string[] tokens,
        Action<byte[]> check
    ) =>
        new(
            name,
            Files(folder, extensions),
            tokens,
            input =>
            {
                check(input);
                return Task.CompletedTask;
            }
        );

    public static IReadOnlyList<byte[]> Files(string[] folder, string[] extensions) =>
        [
            .. Directory
                .EnumerateFiles(Fixtures.GetPath(folder))
                .Where(path => Array.IndexOf(extensions, Path.GetExtension(path)) >= 0)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];
}
