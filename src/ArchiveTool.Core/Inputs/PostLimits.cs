namespace ArchiveTool.Core.Inputs;

/// <summary>What one post may ask of the machine.</summary>
internal static class PostLimits
{
    /// <summary>
    /// The largest post that is read, whatever <c>--max-bytes</c> allows for pictures. Its text, its copies and what is
    /// found in it take several times its size.
    /// </summary>
    public const long MostBytes = 96 << 20;
}
