using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>Streams a body into a temporary file and hashes it on the way; bounded in size and time.</summary>
internal static class BodyReceiver
{
    private const int BufferBytes = 1 << 16;
    private const int LeastBytesPerSecond = 1000;

    public static async Task<(FetchedBody? Body, Reason Reason)> ReceiveAsync(
        TransportResponse response,
        FetchRequest request,
        FetchOptions options,
        CancellationToken cancellationToken
    )
    {
        var decoded = Decode(response);
        if (decoded is null)
        {
            return (null, Reason.ProtocolError);
        }

        await using var _ = decoded;
        var path = Path.Combine(options.TemporaryFolder, Path.GetRandomFileName());
        var (reason, length, sha256) = (Reason.Internal, 0L, "");
        try
        {
            await using var file = request.KeepBody
                ? new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0)
                : Stream.Null;
            (reason, length, sha256) = await CopyAsync(decoded, file, request, options, cancellationToken);
        }
        finally
        {
            if (reason != Reason.Ok)
            {
                File.Delete(path);
            }
        }

        return (reason == Reason.Ok && request.KeepBody ? new FetchedBody(path, length, sha256) : null, reason);
    }

    private static async Task<(Reason Reason, long Length, string Sha256)> CopyAsync(
        Stream body,
        Stream file,
        FetchRequest request,
        FetchOptions options,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var window = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        window.CancelAfter(options.Timeout);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var (total, inWindow) = (0L, 0L);
        try
        {
            while (total < (request.BodyLimit ?? long.MaxValue))
            {
                var read = await body.ReadAsync(buffer, window.Token);
                if (read == 0)
                {
                    break;
                }

                total += read;
                inWindow += read;
                if (total > options.MaxBytes)
                {
                    return (Reason.TooLarge, total, "");
                }

                if (inWindow >= LeastBytesPerSecond * options.Timeout.TotalSeconds)
                {
                    inWindow = 0;
                    window.CancelAfter(options.Timeout);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return (Reason.Ok, total, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Reason.TooSlow, total, "");
        }
        catch (Exception exception)
            when (exception is HttpRequestException or HttpIOException or InvalidDataException or IOException)
        {
            return (Reason.IncompleteBody, total, "");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Stream? Decode(TransportResponse response) =>
        response.Header("Content-Encoding")?.Trim().ToLowerInvariant() switch
        {
            null or "identity" => response.Body,
            "gzip" or "x-gzip" => new GZipStream(response.Body, CompressionMode.Decompress),
            "br" => new BrotliStream(response.Body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(response.Body, CompressionMode.Decompress),
            _ => null,
        };
}
