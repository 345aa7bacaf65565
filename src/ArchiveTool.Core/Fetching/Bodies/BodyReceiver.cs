using System.Buffers;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>Receives bodies, bounded in size (received and decoded) and time; none is ever held whole in memory.</summary>
internal sealed class BodyReceiver(FetchOptions options)
{
    /// <summary>Bytes drained from unwanted bodies to reuse the connection.</summary>
    private const int WorthReading = 1 << 16;

    private const int DefaultHead = 1 << 16;

    // Most answers are short, and hundreds are in flight.
    private const int FirstBuffer = 1 << 12;

    /// <summary>Receives a body into a sink: from its beginning, or behind what the sink holds.</summary>
    public async Task<BodyResult> KeepAsync(TransportResponse response, BodySink sink, AttemptTimeout clock)
    {
        var received = new CountingStream(response.Body, clock, options.MaxBytes - sink.Length);
        var codings = ContentCodings.Read(response);
        var reading = true;
        try
        {
            await using var decoded = await ContentCodings.UndoAsync(received, codings, clock.Token);
            if (decoded is null)
            {
                return Broken($"content coding {string.Join(", ", codings)} cannot be undone", received);
            }

            while (true)
            {
                reading = true;
                var read = await decoded.ReadAsync(sink.Free, clock.Token);
                reading = false;
                if (read == 0)
                {
                    return new BodyResult(Reason.Ok, default, received.Received, false, null);
                }

                if (sink.Length + read > options.MaxBytes)
                {
                    return new BodyResult(Reason.TooLarge, default, received.Received, false, null);
                }

                sink.Advance(read);
            }
        }
        catch (Exception exception) when (reading && IsNetworkTrouble(exception, clock))
        {
            return Failed(exception, received, clock);
        }
    }

    /// <summary>Receives a body's beginning.</summary>
    public async Task<BodyResult> BeginningAsync(TransportResponse response, int? limit, AttemptTimeout clock)
    {
        var received = new CountingStream(response.Body, clock, options.MaxBytes);
        var most = limit ?? DefaultHead;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(most, FirstBuffer));
        var filled = 0;
        try
        {
            var codings = ContentCodings.Read(response);
            await using var decoded = await ContentCodings.UndoAsync(received, codings, clock.Token) ?? Stream.Null;
            for (var read = 1; read > 0 && filled < most; filled += read)
            {
                if (filled == buffer.Length)
                {
                    buffer = Grown(buffer, most);
                }

                var room = buffer.AsMemory(filled, Math.Min(buffer.Length, most) - filled);
                read = await decoded.ReadAsync(room, clock.Token);
            }

            return Head(Reason.Ok, null);
        }
        catch (Exception exception) when (IsNetworkTrouble(exception, clock))
        {
            var failure = Failed(exception, received, clock);
            return Head(failure.Reason, failure.Detail) with { IsTransient = failure.IsTransient };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        BodyResult Head(Reason reason, string? detail) =>
            new(reason, buffer.AsSpan(0, filled).ToArray(), received.Received, false, detail);
    }

    private static byte[] Grown(byte[] buffer, int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(most, buffer.Length * 2));
        buffer.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Reads what is short of a body that nobody wants: a redirect's, an error's.</summary>
    public static async Task<long> DrainAsync(TransportResponse response, AttemptTimeout clock)
    {
        var received = new CountingStream(response.Body, clock, long.MaxValue);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 13);
        try
        {
            for (var read = 1; read > 0 && received.Received < WorthReading; )
            {
                read = await received.ReadAsync(buffer, clock.Token);
            }
        }
        catch (Exception exception) when (IsNetworkTrouble(exception, clock))
        {
            // It says nothing that anybody asked for; the response's headers stand.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return received.Received;
    }

    private static bool IsNetworkTrouble(Exception exception, AttemptTimeout clock) =>
        exception
            is OperationCanceledException
                or IOException
                or HttpRequestException
                or InvalidDataException
                or SocketException
                or ObjectDisposedException
                or InvalidOperationException
        && !clock.IsOuter;

    private static BodyResult Failed(Exception exception, CountingStream received, AttemptTimeout clock)
    {
        if (received.IsTooLarge)
        {
            return new BodyResult(Reason.TooLarge, default, received.Received, false, null);
        }

        if (clock.Verdict != Reason.Ok)
        {
            return new BodyResult(clock.Verdict, default, received.Received, true, null);
        }

        // What the decoders say of damaged data; the same bytes would come again.
        if (exception is InvalidDataException or InvalidOperationException)
        {
            return Broken(exception.Message, received);
        }

        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException { SocketErrorCode: SocketError.ConnectionReset })
            {
                return new BodyResult(
                    Reason.ConnectionCut,
                    default,
                    received.Received,
                    true,
                    "the connection was reset in the body"
                );
            }
        }

        return new BodyResult(Reason.IncompleteBody, default, received.Received, true, exception.Message);
    }

    private static BodyResult Broken(string detail, CountingStream received) =>
        new(Reason.IncompleteBody, default, received.Received, false, detail);
}
