namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Whether what a local reference names is there.</summary>
internal enum LocalTargetKind
{
    /// <summary>A file, or a page that is made of one.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Out of the site or repository.</summary>
    Outside,

    /// <summary>Something that the generator may make.</summary>
    Unknown,
}
