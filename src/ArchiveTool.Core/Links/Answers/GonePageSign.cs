namespace ArchiveTool.Core.Links.Answers;

/// <summary>What one host shows in place of what is gone.</summary>
/// <param name="Host">The host, and those below it.</param>
/// <param name="Path">What the path begins with.</param>
/// <param name="Source">Where this can be read or seen.</param>
internal sealed record GonePageSign(string Host, string Path, string Source)
{
    /// <summary>Any of these in the page's source.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Any of these in its title.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>A redirect to one of these paths.</summary>
    public IReadOnlyList<string> Redirects { get; init; } = [];
}
