namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>An archived entry whose text was taken from its page.</summary>
/// <param name="FeedSha256">The hash of what the feed said of it then.</param>
/// <param name="Bytes">The post as it was composed of both.</param>
internal sealed record KeptEntry(string FeedSha256, ReadOnlyMemory<byte> Bytes);
