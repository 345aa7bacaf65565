namespace ArchiveTool.Core.Documents.Text;

/// <summary>
/// Walks from positions in a text to byte offsets and lines. A cursor that only moves forward makes a whole document's
/// references cost one walk; a sparse list of places it passed makes going back cheap. Not for concurrent use.
/// </summary>
internal sealed class SourceLocator(SourceText source)
{
    private const int Stride = 8192;
    private static readonly Comparer<Place> ByUnit = Comparer<Place>.Create((a, b) => a.Unit.CompareTo(b.Unit));
    private readonly List<Place> passed = [];
    private Place cursor = new(0, source.ByteOrderMarkLength, 0, 1, 0);

    public SourceSpan Locate(TextRange range)
    {
        MoveTo(range.Start);
        var before = cursor;
        SkipSilentBytes();

        // An escape sequence that the text itself needs goes with it; one that ends what stood before does not.
        var offset = before.State == 0 && cursor.State != 0 ? before.Offset : cursor.Offset;
        var (line, column) = (cursor.Line, range.Start - cursor.LineStart + 1);
        MoveTo(range.End);
        var end = cursor.Offset;
        if (cursor.State != 0)
        {
            SkipSilentBytes();
            end = cursor.State == 0 ? cursor.Offset : end;
        }

        return new SourceSpan(offset, Math.Max(end - offset, 0), line, column);
    }

    private void MoveTo(int unit)
    {
        if (unit < cursor.Unit)
        {
            var before = passed.BinarySearch(new Place(unit, 0, 0, 0, 0), ByUnit);
            before = before < 0 ? ~before - 1 : before;
            cursor = before < 0 ? new Place(0, source.ByteOrderMarkLength, 0, 1, 0) : passed[before];
        }

        while (cursor.Unit < unit)
        {
            var next = Math.Min(unit, ((cursor.Unit / Stride) + 1) * Stride);
            var start = cursor.Unit;
            var moved = AdvanceBytes(next);
            AdvanceLines(start);
            if (cursor.Unit > start && (passed.Count == 0 || cursor.Unit >= passed[^1].Unit + Stride))
            {
                passed.Add(cursor);
            }

            if (!moved)
            {
                return;
            }
        }
    }

    /// <summary>Moves to a unit; false when it lies within a surrogate pair and the cursor stays before that.</summary>
    private bool AdvanceBytes(int unit)
    {
        var bytes = source.Bytes.Span;
        if (source.Charset.BytesPerUnit is var width and > 0)
        {
            var offset = cursor.Offset + ((unit - cursor.Unit) * width);
            cursor = cursor with { Unit = unit, Offset = Math.Min(offset, bytes.Length) };
            return true;
        }

        var (at, reached, state) = (cursor.Offset, cursor.Unit, cursor.State);
        while (reached < unit && at < bytes.Length)
        {
            if (bytes[at] < 0x80 && source.Charset.IsAsciiTransparent)
            {
                var most = bytes.Slice(at, Math.Min(unit - reached, bytes.Length - at));
                var run = most.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                run = run < 0 ? most.Length : run;
                (at, reached) = (at + run, reached + run);
                continue;
            }

            var stateAfter = state;
            var step = source.Charset.Step(bytes[at..], ref stateAfter);
            if (reached + step.Units > unit)
            {
                break;
            }

            (at, reached, state) = (at + step.Bytes, reached + step.Units, stateAfter);
        }

        cursor = cursor with { Unit = reached, Offset = at, State = state };
        return reached == unit;
    }

    /// <summary>Passes escape sequences, which are no part of what stands behind them.</summary>
    private void SkipSilentBytes()
    {
        var bytes = source.Bytes.Span;
        var state = cursor.State;
        while (cursor.Offset < bytes.Length && !source.Charset.IsAsciiTransparent && source.Charset.BytesPerUnit == 0)
        {
            var step = source.Charset.Step(bytes[cursor.Offset..], ref state);
            if (step.Units > 0)
            {
                return;
            }

            cursor = cursor with { Offset = cursor.Offset + step.Bytes, State = state };
        }
    }

    private void AdvanceLines(int start)
    {
        var text = source.Text.AsSpan(0, Math.Min(source.Text.Length, cursor.Unit + 1));
        var (line, lineStart) = (cursor.Line, cursor.LineStart);
        for (var i = start; i < cursor.Unit; i++)
        {
            var next = text[i..cursor.Unit].IndexOfAny('\n', '\r');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (text[i] == '\n' || i + 1 >= text.Length || text[i + 1] != '\n')
            {
                (line, lineStart) = (line + 1, i + 1);
            }
        }

        cursor = cursor with { Line = line, LineStart = lineStart };
    }

    private readonly record struct Place(int Unit, int Offset, int State, int Line, int LineStart);
}
