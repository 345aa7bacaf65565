namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>What stands between a tag and its end.</summary>
internal enum TemplateBlock
{
    /// <summary>Text like any other, or the tag has no end.</summary>
    Text,

    /// <summary>Code: nothing in it is a reference.</summary>
    Code,

    /// <summary>Lines of data, read by the tag's rule.</summary>
    Data,
}
