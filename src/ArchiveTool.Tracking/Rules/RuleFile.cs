using System.Security.Cryptography;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Tracking rules that a user brings: ClearURLs' JSON, or a list of AdGuard or uBlock with <c>removeparam</c>. The content
/// says which of them it is.
/// </summary>
public sealed class RuleFile
{
    private readonly List<RulePattern> patterns;

    private RuleFile(string path, string hash, RuleFileContent content)
    {
        Path = path;
        Hash = hash;
        patterns = content.Patterns;
        Providers = content.Providers;
        Parameters = content.Parameters;
        Problems = [.. content.Problems.Select(problem => new RuleProblem(path, problem.Line, problem.Message))];
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of its bytes, in lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>What could not be used, and what follows from that.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; }

    /// <summary>The rules whose regular expressions took too long and were then no longer asked.</summary>
    public IEnumerable<RuleProblem> TooSlow =>
        patterns
            .Where(pattern => pattern.IsTooSlow)
            .Select(pattern => new RuleProblem(
                Path,
                pattern.Line,
                $"'{pattern.Text}' takes too long to match; it was not asked any further"
            ));

    internal IReadOnlyList<ClearUrlsProvider> Providers { get; }

    internal IReadOnlyList<RemoveParamRule> Parameters { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is in no format that is known; the message says so.</exception>
    public static RuleFile Read(string path) => Parse(path, File.ReadAllBytes(path));

    /// <summary>Reads what stands in a file.</summary>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="InvalidDataException">It is in no format that is known; the message says so.</exception>
    public static RuleFile Parse(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var text = bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        var content = start >= 0 && text[start] == '{' ? ClearUrlsReader.Read(text) : RemoveParamReader.Read(text);
        return new RuleFile(path, hash, content);
    }
}
