namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>Files that play, by the extensions of https://help.obsidian.md/file-formats.</summary>
internal static class MediaNames
{
    /// <summary>True for the name of a sound or film.</summary>
    public static bool IsMedia(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0
            && name[(dot + 1)..].ToString().ToLowerInvariant()
                is "mp3"
                    or "wav"
                    or "m4a"
                    or "ogg"
                    or "oga"
                    or "opus"
                    or "flac"
                    or "3gp"
                    or "mp4"
                    or "webm"
                    or "ogv"
                    or "mov"
                    or "mkv"
                    or "m4v";
    }
}
