namespace ArchiveTool.Warc;

/// <summary>A record's header (WARC 1.1, section 4).</summary>
/// <param name="Fields">In their order.</param>
/// <param name="BlockOffset">Where the block begins in the uncompressed file.</param>
/// <param name="BlockLength">How long the block is; less than declared where the file breaks off.</param>
/// <param name="IsWhole">Whether the block is all there.</param>
public sealed record WarcRecordHead(IReadOnlyList<WarcField> Fields, long BlockOffset, long BlockLength, bool IsWhole)
{
    /// <summary>The <c>WARC-Type</c>, lower case.</summary>
    public string Type => (this["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>The <c>WARC-Target-URI</c>, without the angle brackets that WARC 1.0 asked for; or null.</summary>
    public string? TargetUri => this["WARC-Target-URI"]?.Trim('<', '>');

    /// <summary>The value of a field, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in Fields)
            {
                if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }

            return null;
        }
    }
}
