namespace ArchiveTool.Core.Libraries;

/// <summary>A library that was opened, or why it could not be.</summary>
/// <param name="Library">The library, or null.</param>
/// <param name="Failure">For people: what is wrong, with which folder, and what to do; null if it was opened.</param>
internal sealed record LibraryOpening(Library? Library, string? Failure)
{
    internal static LibraryOpening Failed(string failure) => new(null, failure);
}
