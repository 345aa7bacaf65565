using System.Globalization;
using System.Net;
using System.Text;

namespace ArchiveTool.Warc;

/// <summary>Heads of HTTP messages in HTTP/1.1 form (RFC 9112), whatever protocol carried them.</summary>
public static class HttpHead
{
    private static readonly byte[] OriginalPrefix = "X-Archive-Orig-"u8.ToArray();

    /// <summary>A request's head.</summary>
    public static byte[] Request(string method, string target, string host, IEnumerable<WarcField> fields) =>
        Compose($"{method} {target} HTTP/1.1", fields.Prepend(new WarcField("Host", host)));

    /// <summary>A response's head.</summary>
    public static byte[] Response(int status, IEnumerable<WarcField> fields) =>
        Compose($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} {Phrase(status)}", fields);

    /// <summary>
    /// The head with its <c>Transfer-Encoding</c> renamed: the coding is undone in the record, and under its own name the
    /// header would make a reader undo it again.
    /// </summary>
    public static ReadOnlyMemory<byte> WithTransferCodingUndone(ReadOnlyMemory<byte> head)
    {
        var result = new MemoryStream(head.Length + 16);
        for (var rest = head.Span; rest.Length > 0; )
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..(end + 1)];
            if (Ascii.EqualsIgnoreCase(line[..Math.Min(line.Length, 18)], "Transfer-Encoding:"u8))
            {
                result.Write(OriginalPrefix);
            }

            result.Write(line);
            rest = rest[line.Length..];
        }

        return result.ToArray();
    }

    private static byte[] Compose(string start, IEnumerable<WarcField> fields)
    {
        var head = new StringBuilder(start).Append("\r\n");
        foreach (var (name, value) in fields)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>HTTP/2 has no reason phrase; HTTP/1.1 may leave it empty, but some readers want a word.</summary>
    private static string Phrase(int status)
    {
        if (!Enum.IsDefined((HttpStatusCode)status))
        {
            return "Unknown";
        }

        // NotFound is written "Not Found".
        var name = ((HttpStatusCode)status).ToString();
        var phrase = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]))
            {
                phrase.Append(' ');
            }

            phrase.Append(name[i]);
        }

        return phrase.ToString();
    }
}
