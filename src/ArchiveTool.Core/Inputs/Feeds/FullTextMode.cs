namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Whether the text of an entry is taken from its page.</summary>
public enum FullTextMode
{
    /// <summary>Where the feed has no more than a summary of it.</summary>
    Auto,

    /// <summary>Never.</summary>
    Never,

    /// <summary>Wherever the entry has a page.</summary>
    Always,
}
