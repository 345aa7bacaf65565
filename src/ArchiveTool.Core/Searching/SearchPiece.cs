namespace ArchiveTool.Core.Searching;

/// <summary>A part of a search index.</summary>
/// <param name="First">The first word in it.</param>
/// <param name="Words">Words in ascending order: how many letters each shares with the one before, the rest, and its posts.</param>
internal sealed record SearchPiece(string First, string Words);
