namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Posts">Manifests read.</param>
/// <param name="Files">Files whose bytes were read.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Problems">What is wrong, by path.</param>
internal sealed record VerifyReport(int Posts, int Files, long Bytes, IReadOnlyList<LibraryDamage> Problems)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Problems.Count == 0;
}
