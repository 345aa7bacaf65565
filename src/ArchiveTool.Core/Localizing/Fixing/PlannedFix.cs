using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>What is to be changed about one reference.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Edits">The changes, in the file's order.</param>
/// <param name="Why">What they are for.</param>
internal sealed record PlannedFix(Reference Reference, IReadOnlyList<Edit> Edits, string Why);
