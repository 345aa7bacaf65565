using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// A body's copy in the temporary folder until the record takes it. Trouble with it is the record's, not the body's.
/// </summary>
internal sealed class BodyCopy(string temporaryFolder, ExchangeRecorder recorder) : IAsyncDisposable
{
    private FileStream? file;

    /// <summary>How much was copied.</summary>
    public long Length { get; private set; }

    /// <summary>What was copied, or null if the record takes no more.</summary>
    public Stream? Content => recorder.IsRecording ? file ?? Stream.Null : null;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Length += bytes.Length;
        if (!recorder.IsRecording || bytes.IsEmpty)
        {
            return;
        }

        try
        {
            file ??= Create();
            await file.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            recorder.Stop(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (file is null)
        {
            return;
        }

        try
        {
            await file.DisposeAsync();
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            recorder.Stop(exception);
        }
    }

    private FileStream Create() =>
        new(
            Path.Combine(temporaryFolder, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
}
