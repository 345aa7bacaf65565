namespace ArchiveTool.Tracking.Parameters;

/// <summary>Where one parameter stands in a text.</summary>
/// <param name="Separator">Where the separator in front of it begins; the same as <paramref name="Start"/> for the first.</param>
/// <param name="Start">Where its name begins.</param>
/// <param name="NameEnd">Where its name ends: at the equals sign, or at its own end.</param>
/// <param name="End">Behind its value.</param>
internal readonly record struct WrittenParameter(int Separator, int Start, int NameEnd, int End)
{
    public int ValueStart => Math.Min(NameEnd + 1, End);

    public ReadOnlySpan<char> Name(ReadOnlySpan<char> text) => text[Start..NameEnd];

    public ReadOnlySpan<char> Value(ReadOnlySpan<char> text) => text[ValueStart..End];
}
