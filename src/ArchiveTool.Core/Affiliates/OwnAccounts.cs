namespace ArchiveTool.Core.Affiliates;

/// <summary>The accounts that a site's owner has at networks.</summary>
/// <param name="byNetwork">Accounts by the network's name, or the beginning of it.</param>
public sealed class OwnAccounts(IReadOnlyDictionary<string, IReadOnlyList<string>> byNetwork)
{
    /// <summary>No accounts: nothing is said of whose an account is.</summary>
    public static OwnAccounts None { get; } =
        new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    private readonly (string Words, IReadOnlyList<string> Accounts)[] entries =
    [
        .. byNetwork.Select(entry => (Words: GetWords(entry.Key), entry.Value)),
    ];

    /// <summary>Whether there are any.</summary>
    public bool Any => entries.Length > 0;

    /// <summary>The networks as they were named.</summary>
    public IEnumerable<string> Names => byNetwork.Keys;

    /// <summary>The accounts at a network; empty where the owner lists none.</summary>
    public IReadOnlyList<string> Find(string network)
    {
        var words = GetWords(network);
        return [.. entries.Where(entry => IsBeginning(words, entry.Words)).SelectMany(entry => entry.Accounts)];
    }

    /// <summary>Whether a name is a network's, or the first words of it: <c>amazon</c> for Amazon Associates.</summary>
    public static bool IsNamed(string name, string network) => IsBeginning(GetWords(network), GetWords(name));

    private static bool IsBeginning(string network, string name) =>
        name.Length > 1 && network.StartsWith(name, StringComparison.Ordinal);

    /// <summary>The words in lower case, a space behind each, so that a word is never a part of one.</summary>
    private static string GetWords(string name) =>
        string.Concat(
            name.ToLowerInvariant()
                .Split([' ', '-', '_', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word + " ")
        );
}
