namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Where files from elsewhere go.</summary>
internal enum PicturePlace
{
    /// <summary>Into a folder that the site's generator serves as it is.</summary>
    Site,

    /// <summary>To the post: its asset folder, its bundle, or beside it.</summary>
    Post,

    /// <summary>Into a named folder.</summary>
    Folder,
}
