using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Feeds;

/// <summary>Reads and writes what a library remembers of feeds: <c>feeds/&lt;hash of the source&gt;/state.json</c>.</summary>
internal static class FeedStateFile
{
    private const string Name = "state.json";
    private const long MostBytes = 16 << 20;
    private const int MostUnfinished = 10_000;
    private const int LongestValidator = 1024;
    private const int LongestSource = 16_384;
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The names that a feed's own bytes can have.</summary>
    public static IReadOnlyList<string> KeptNames { get; } = ["feed.xml", "feed.json", "feed.gz"];

    /// <summary>What is remembered of a feed of which nothing is known.</summary>
    public static FeedState New(string source) =>
        new()
        {
            Schema = FeedState.CurrentSchema,
            Source = source,
            Unfinished = [],
        };

    /// <summary>The folder of a feed.</summary>
    public static RelativePath GetFolder(string source) =>
        LibraryLayout.Feeds / Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];

    /// <summary>What is remembered of a feed; null if there is nothing, or nothing that can be believed.</summary>
    /// <exception cref="IOException">The library cannot be read.</exception>
    public static async Task<FeedState?> TryReadAsync(
        LibraryDirectory directory,
        string source,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(directory, GetFolder(source), cancellationToken) is { Failure: null, State: { } state }
        && state.Source == source
            ? state
            : null;

    /// <summary>What a feed's folder says, or what is wrong with it; neither if there is no state.</summary>
    /// <exception cref="IOException">The library cannot be read.</exception>
    public static async Task<(FeedState? State, string? Failure)> ReadAsync(
        LibraryDirectory directory,
        RelativePath folder,
        CancellationToken cancellationToken
    )
    {
        if (!directory.IsFile(folder / Name))
        {
            return (null, null);
        }

        try
        {
            var json = await directory.ReadAsync(folder / Name, MostBytes, cancellationToken);
            var state = StrictJson.Read(json, FeedStateJson.Default.FeedState);
            return GetError(state) is { } error ? (null, error) : (state, null);
        }
        catch (JsonException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(
        LibraryDirectory directory,
        FeedState state,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        directory.CreateFolder(GetFolder(state.Source));
        var json = JsonSerializer.SerializeToUtf8Bytes(state, FeedStateJson.Default.FeedState);
        return directory.WriteAsync(
            GetFolder(state.Source) / Name,
            (byte[])[.. json, (byte)'\n'],
            toDisk,
            cancellationToken
        );
    }

    /// <summary>Forgets what a feed's server said, so that the next run reads the whole feed.</summary>
    public static async Task ForgetAnswerAsync(
        LibraryDirectory directory,
        string source,
        CancellationToken cancellationToken
    )
    {
        if (await TryReadAsync(directory, source, cancellationToken) is { } state)
        {
            await WriteAsync(
                directory,
                state with
                {
                    Etag = null,
                    LastModified = null,
                    ReadAt = null,
                },
                toDisk: true,
                cancellationToken
            );
        }
    }

    /// <summary>Whether a validator can be sent: a stranger's text that becomes a header.</summary>
    public static bool IsValidator(string text) =>
        text.Length is > 0 and <= LongestValidator && text.All(static letter => letter is >= ' ' and <= '~');

    private static string? GetError(FeedState state) =>
        state.Schema != FeedState.CurrentSchema ? $"its schema is '{state.Schema}'"
        : state.Source.Length > LongestSource ? "its source is too long"
        : state.PauseSeconds < 0 || state.PauseSeconds > LongestPause.TotalSeconds ? "its pause is out of range"
        : (state.Etag is { } etag && !IsValidator(etag)) || (state.LastModified is { } date && !IsValidator(date))
            ? "its validators are no header values"
        : state.Unfinished.Count > MostUnfinished ? "it names too many entries"
        : state.Kept is { } kept && (!KeptNames.Contains(kept.Name, StringComparer.Ordinal) || kept.Bytes < 0)
            ? $"it keeps '{kept.Name}'"
        : null;
}
