namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What a run has to say of one post that was done.</summary>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Slug">Its folder's name.</param>
/// <param name="References">References found.</param>
/// <param name="Assets">Bodies that it uses.</param>
/// <param name="IsUnchanged">Whether it was found as it had been archived.</param>
public sealed record DonePost(string Name, string Slug, int References, int Assets, bool IsUnchanged);
