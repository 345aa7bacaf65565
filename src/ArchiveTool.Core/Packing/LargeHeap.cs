namespace ArchiveTool.Core.Packing;

/// <summary>Keeps what a large post takes from growing beyond what is needed of it.</summary>
internal static class LargeHeap
{
    private const long Large = 64L << 20;

    /// <summary>
    /// Gives back what a step left as garbage, where that is much: the collector would let it stand until the heap
    /// doubles, and keep its memory for later.
    /// </summary>
    public static void Shrink()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
