using System.Collections.Frozen;

namespace ArchiveTool.Urls;

/// <summary>The names of <c>Tables/suffixes.txt</c>, read when the first cookie's domain is judged.</summary>
internal sealed class PublicSuffixes
{
    private static readonly Lazy<PublicSuffixes> Shared = new(() => new PublicSuffixes());

    // As in the public suffix list: names, "*." before those that any label makes a suffix, "!" before exceptions.
    private readonly FrozenSet<string> rules;

    private PublicSuffixes()
    {
        using var stream =
            typeof(PublicSuffixes).Assembly.GetManifestResourceStream("suffixes.txt")
            ?? throw new InvalidOperationException("The resource suffixes.txt is not in this build.");
        using var reader = new StreamReader(stream);
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':') is not [var labels, var parents] || line.StartsWith('#'))
            {
                continue;
            }

            foreach (var parent in parents.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // Where any label makes a suffix, what stands behind it is one.
                found.Add(labels == "*" ? parent : $"{labels.Split(' ')[0]}.{parent}");
                found.UnionWith(labels.Split(' ').Select(label => $"{label}.{parent}"));
            }
        }

        rules = found.ToFrozenSet(StringComparer.Ordinal);
    }

    public static PublicSuffixes Instance => Shared.Value;

    /// <summary>Whether a name of two labels or more, lower case, is a suffix; <paramref name="parent"/> is what stands behind its first dot.</summary>
    public bool Contains(string name, string parent) =>
        (rules.Contains(name) || rules.Contains("*." + parent)) && !rules.Contains("!" + name);
}
