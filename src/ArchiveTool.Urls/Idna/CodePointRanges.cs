namespace ArchiveTool.Urls.Idna;

/// <summary>A property of code points as sorted runs of one value; what is in no run has the value 0.</summary>
internal sealed class CodePointRanges(int[] starts, int[] ends, ushort[] values)
{
    /// <summary>The value at a code point.</summary>
    public int this[int codePoint]
    {
        get
        {
            var index = Array.BinarySearch(starts, codePoint);
            index = index < 0 ? ~index - 1 : index;
            return index >= 0 && codePoint < ends[index] ? values[index] : 0;
        }
    }
}
