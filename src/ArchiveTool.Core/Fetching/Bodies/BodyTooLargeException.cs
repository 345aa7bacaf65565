namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>Carries the end of a too large body through a decoder.</summary>
internal sealed class BodyTooLargeException() : IOException("the body is larger than allowed");
