namespace ArchiveTool.Warc;

/// <summary>A body of which a record holds only the beginning; reading to its end fails.</summary>
internal sealed class CutBody(Stream inner) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return read > 0 || buffer.IsEmpty ? read : throw new IOException("the record holds only a part of the body");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
