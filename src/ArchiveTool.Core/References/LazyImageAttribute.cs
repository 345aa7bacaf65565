namespace ArchiveTool.Core.References;

/// <summary>An attribute that a lazy loader's script turns into a picture.</summary>
/// <param name="Name">Its name, lower case.</param>
/// <param name="Value">What it holds.</param>
/// <param name="UsedBy">Who writes it.</param>
/// <param name="IsAlternative">The same picture at another size, beside a <c>src</c> that is real.</param>
public sealed record LazyImageAttribute(string Name, LazyImageValue Value, string UsedBy, bool IsAlternative = false);
