namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>One step of a decoder.</summary>
/// <param name="Bytes">How many bytes it took.</param>
/// <param name="Units">How many UTF-16 units they became: 0, 1 or 2.</param>
internal readonly record struct CharsetStep(int Bytes, int Units);
