namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>A clock that stands still, so that the same library gives the same bytes.</summary>
/// <param name="time">The time.</param>
internal sealed class FixedTime(DateTimeOffset time) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time;
}
