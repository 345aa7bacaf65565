namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>What a loader's script would have made of an element.</summary>
internal sealed class LoadedElement
{
    /// <summary>An element that no loader touches.</summary>
    public static LoadedElement Untouched { get; } = new();

    /// <summary>Attributes that the script sets; null for those it takes away.</summary>
    public Dictionary<string, string?> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the element waits for a script.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The address that a loader wanted and the library lacks, or null.</summary>
    public string? Wanted { get; set; }

    /// <summary>An attribute as it is shown, or null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="written">What the tag says.</param>
    public string? Get(string name, string? written) => Attributes.TryGetValue(name, out var set) ? set : written;
}
