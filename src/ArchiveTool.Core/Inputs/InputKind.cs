namespace ArchiveTool.Core.Inputs;

/// <summary>Where an input's bytes come from.</summary>
internal enum InputKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>An http or https URL.</summary>
    Url,

    /// <summary>Standard input.</summary>
    StandardInput,

    /// <summary>An entry of a feed that was read.</summary>
    Entry,
}
