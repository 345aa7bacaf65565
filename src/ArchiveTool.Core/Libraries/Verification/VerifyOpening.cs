namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>A library opened to be looked at, or why it could not be.</summary>
/// <param name="Library">The library, or null.</param>
/// <param name="Failure">For people: what is wrong and what to do; null if it was opened.</param>
internal sealed record VerifyOpening(LibraryVerification? Library, string? Failure);
