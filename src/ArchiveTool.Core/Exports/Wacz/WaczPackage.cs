using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>
/// The ZIP of a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/): what is written is hashed on the way, and nothing is
/// deflated, since readers fetch parts of it by their place.
/// </summary>
internal sealed class WaczPackage : IDisposable
{
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ZipArchive zip;
    private readonly DateTimeOffset time;
    private readonly List<(string Path, string Hash, long Bytes)> resources = [];

    /// <summary>Begins a package.</summary>
    /// <param name="stream">Where it is written.</param>
    /// <param name="time">The time of every file in it.</param>
    public WaczPackage(Stream stream, DateTimeOffset time)
    {
        zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        this.time = time < Earliest ? Earliest : time.ToUniversalTime();
    }

    /// <summary>Writes a file that the package describes.</summary>
    public async Task WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var (hash, bytes) = await WriteEntryAsync(path, write, cancellationToken);
        resources.Add((path, hash, bytes));
    }

    /// <summary>Writes the description of the package, and its digest.</summary>
    public async Task WriteDescriptionAsync(
        string title,
        string software,
        string? mainPage,
        CancellationToken cancellationToken
    )
    {
        var (hash, _) = await WriteEntryAsync(
            "datapackage.json",
            (stream, token) => DescribeAsync(stream, title, software, mainPage, token),
            cancellationToken
        );
        await WriteEntryAsync(
            "datapackage-digest.json",
            async (stream, _) =>
            {
                await using var json = new Utf8JsonWriter(stream, Options);
                json.WriteStartObject();
                json.WriteString("path", "datapackage.json");
                json.WriteString("hash", hash);
                json.WriteEndObject();
            },
            cancellationToken
        );
    }

    /// <summary>Writes the ZIP's directory.</summary>
    public void Dispose() => zip.Dispose();

    private async Task DescribeAsync(
        Stream stream,
        string title,
        string software,
        string? mainPage,
        CancellationToken cancellationToken
    )
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("profile", "data-package");
        json.WriteString("wacz_version", "1.1.1");
        json.WriteString("title", title);
        json.WriteString("created", time.UtcDateTime);
        json.WriteString("software", software);
        if (mainPage is not null)
        {
            json.WriteString("mainPageUrl", mainPage);
            json.WriteString("mainPageDate", time.UtcDateTime);
        }

        json.WriteStartArray("resources");
        foreach (var (path, hash, bytes) in resources)
        {
            json.WriteStartObject();
            json.WriteString("name", Path.GetFileName(path));
            json.WriteString("path", path);
            json.WriteString("hash", hash);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private async Task<(string Hash, long Bytes)> WriteEntryAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = time;
        await using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashed = new CountedStream(stream, hash);
        await write(hashed, cancellationToken);
        return ("sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()), hashed.Written);
    }
}
