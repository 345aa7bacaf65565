namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>How many entries an input may still unfold into.</summary>
/// <param name="most">How many in all.</param>
internal sealed class EntryBudget(int most)
{
    /// <summary>How many are left.</summary>
    public int Left { get; private set; } = most;

    /// <summary>Takes some.</summary>
    public void Take(int count) => Left = Math.Max(0, Left - count);
}
