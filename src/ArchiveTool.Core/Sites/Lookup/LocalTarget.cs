namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>What a reference to something local leads to.</summary>
/// <param name="Kind">Whether it is there.</param>
/// <param name="Path">The file or folder, or null if it is not one.</param>
internal sealed record LocalTarget(LocalTargetKind Kind, string? Path = null)
{
    /// <summary>Nothing is there.</summary>
    public static LocalTarget Missing { get; } = new(LocalTargetKind.Missing);

    /// <summary>It leads out of the site or repository.</summary>
    public static LocalTarget Outside { get; } = new(LocalTargetKind.Outside);

    /// <summary>The generator or its theme may make it.</summary>
    public static LocalTarget Unknown { get; } = new(LocalTargetKind.Unknown);

    /// <summary>How the reference should be spelled, where only the case of letters is wrong.</summary>
    public string? Spelling { get; init; }
}
