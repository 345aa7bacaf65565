using System.Globalization;
using System.Text;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The hashes by which code scanning knows a line again, as its uploader computes them: over the line's first characters
/// from it on, white space left out, with the number of the repetition
/// (https://github.com/github/codeql-action/blob/main/src/fingerprints.ts).
/// </summary>
internal sealed class LineHashes
{
    private const int Window = 100;
    private const ulong Factor = 37;
    private const int EndOfFile = 65535;

    private string? file;
    private List<string> hashes = [];

    /// <summary>The hash of a line; null if the file cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">From 1.</param>
    public string? Find(string path, int line)
    {
        if (file != path)
        {
            (file, hashes) = (path, Read(path));
        }

        return line <= hashes.Count ? hashes[line - 1] : null;
    }

    private static List<string> Read(string path)
    {
        try
        {
            return Path.IsPathFullyQualified(path) && File.Exists(path)
                ? Compute(Encoding.UTF8.GetString(ForeignFile.ReadAll(path, ForeignFile.MostWholeBytes)))
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A rolling hash over so many characters; a line's is known when the window begins with it.</summary>
    private static List<string> Compute(string text)
    {
        var window = new int[Window];
        var starts = Enumerable.Repeat(-1, Window).ToArray();
        var (index, hash, lines) = (0, 0UL, 0);
        var first = FirstFactor();
        var isLineStart = true;
        var wasReturn = false;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new List<string>();

        void Take(int current)
        {
            if (starts[index] != -1)
            {
                var value = hash.ToString("x", CultureInfo.InvariantCulture);
                var count = seen[value] = seen.GetValueOrDefault(value) + 1;
                result.Add(string.Create(CultureInfo.InvariantCulture, $"{value}:{count}"));
                starts[index] = -1;
            }

            if (isLineStart)
            {
                isLineStart = false;
                starts[index] = ++lines;
            }

            isLineStart |= current == '\n';
            var begin = window[index];
            window[index] = current;
            hash = unchecked((Factor * hash) + (ulong)current - (first * (ulong)begin));
            index = (index + 1) % Window;
        }

        foreach (var c in text)
        {
            if (c is ' ' or '\t' || (wasReturn && c == '\n'))
            {
                wasReturn = false;
                continue;
            }

            wasReturn = c == '\r';
            Take(wasReturn ? '\n' : c);
        }

        Take(EndOfFile);
        for (var i = 0; i < Window; i++)
        {
            Take(0);
        }

        return result;
    }

    private static ulong FirstFactor()
    {
        var factor = 1UL;
        for (var i = 0; i < Window; i++)
        {
            factor = unchecked(factor * Factor);
        }

        return factor;
    }
}
