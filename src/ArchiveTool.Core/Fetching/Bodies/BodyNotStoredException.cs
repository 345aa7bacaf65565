namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>Carries the trouble of our own disk past all that deals with trouble of the network.</summary>
internal sealed class BodyNotStoredException(Exception trouble) : Exception(trouble.Message, trouble);
