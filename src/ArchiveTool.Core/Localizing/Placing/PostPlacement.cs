using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Where the pictures of one post go, and how the post names them.</summary>
/// <param name="Folder">The canonical folder for this post's pictures.</param>
/// <param name="Base">The canonical folder that names with folders are relative to.</param>
/// <param name="GetAddress">What is written in a reference's place for a file, by its canonical path.</param>
internal sealed record PostPlacement(string Folder, string Base, Func<Reference, string, string> GetAddress);
