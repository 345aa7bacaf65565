using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ArchiveTool.Testing;

/// <summary>One connection of a <see cref="RawServer"/>, on which every byte is the test's own.</summary>
public sealed class RawConnection
{
    private readonly Socket socket;
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[1 << 14];
    private int start;
    private int end;

    internal RawConnection(Socket socket, Stream stream, int number, CancellationToken closed)
    {
        this.socket = socket;
        this.stream = stream;
        Number = number;
        Closed = closed;
    }

    /// <summary>From 1, in the order of arrival.</summary>
    public int Number { get; }

    /// <summary>Cancelled when the server goes.</summary>
    public CancellationToken Closed { get; }

    /// <summary>The protocol that TLS agreed on (<c>h2</c>), or empty.</summary>
    public string Alpn => (stream as SslStream)?.NegotiatedApplicationProtocol.ToString() ?? "";

    /// <summary>Reads a request's head, through its empty line; null where the client closed.</summary>
    public async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (start == end && !await FillAsync())
            {
                return null;
            }

            head.Append((char)buffer[start++]);
        }

        return head.ToString();
    }

    /// <summary>Reads exactly so many bytes; null where the client closed before.</summary>
    public async Task<byte[]?> ReadAsync(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            if (start == end && !await FillAsync())
            {
                return null;
            }

            bytes[i] = buffer[start++];
        }

        return bytes;
    }

    /// <summary>Writes text, each character one byte.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public async Task WriteAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, Closed);
        await stream.FlushAsync(Closed);
    }

    /// <summary>Writes a whole response with its length.</summary>
    public Task RespondAsync(string headers, byte[] body, string status = "200 OK")
    {
        var head = $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{headers}\r\n";
        return WriteAsync([.. Encoding.Latin1.GetBytes(head), .. body]);
    }

    /// <summary>Ends the connection with a reset instead of an orderly close.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends what is sent: the client reads to the end and knows that nothing more comes.</summary>
    public void End() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Says nothing more until the client or the server goes.</summary>
    public async Task HangAsync()
    {
        while (await FillAsync())
        {
            start = end;
        }
    }

    /// <summary>Passes everything on to a port of loopback and back, until either side closes.</summary>
    public async Task RelayAsync(int port)
    {
        using var target = new TcpClient();
        await target.ConnectAsync(System.Net.IPAddress.Loopback, port, Closed);
        await using var other = target.GetStream();
        await other.WriteAsync(buffer.AsMemory(start..end), Closed);
        start = end;
        await await Task.WhenAny(stream.CopyToAsync(other, Closed), other.CopyToAsync(stream, Closed));
    }

    private async Task<bool> FillAsync()
    {
        start = 0;
        try
        {
            end = await stream.ReadAsync(buffer, Closed);
        }
        catch (IOException)
        {
            end = 0;
        }

        return end > 0;
    }
}
