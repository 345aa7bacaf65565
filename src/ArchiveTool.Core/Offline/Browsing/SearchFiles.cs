using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Searching;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>Reads the files that the search of the library's page loads. What is damaged counts as absent.</summary>
/// <param name="directory">The library's directory.</param>
internal sealed partial class SearchFiles(LibraryDirectory directory)
{
    private const long MostBytes = 1 << 28;

    /// <summary>The head, with the receiver that all the files call; null where there is none.</summary>
    public async Task<(SearchHead Head, BrowseReceiver Receiver)?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(LibraryLayout.SearchHead, cancellationToken) is not { } text)
        {
            return null;
        }

        var name = Receiver().Match(text);
        var head = Parse(text, SearchJson.Readable.SearchHead);
        return head is null || !name.Success ? null : (head, new BrowseReceiver(name.Groups["name"].Value));
    }

    /// <summary>What an earlier run noted of the posts; null where it is missing or damaged.</summary>
    public async Task<List<SearchedPost>?> ReadPostsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(LibraryLayout.SearchedPosts, cancellationToken) is { } text
            ? Parse(text, SearchJson.Readable.ListSearchedPost)
            : null;

    /// <summary>A piece of the texts; null where it is missing or damaged.</summary>
    public async Task<List<SearchText>?> ReadTextsAsync(int piece, CancellationToken cancellationToken) =>
        await ReadAsync(LibraryLayout.SearchTexts(piece), cancellationToken) is { } text
            ? Parse(text, SearchJson.Readable.ListSearchText)
            : null;

    private async Task<string?> ReadAsync(RelativePath path, CancellationToken cancellationToken)
    {
        try
        {
            return directory.IsFile(path) ? await directory.ReadTextAsync(path, MostBytes, cancellationToken) : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ForeignEntryException)
        {
            return null;
        }
    }

    private static T? Parse<T>(string script, JsonTypeInfo<T> form)
        where T : class
    {
        var start = script.IndexOf(", ", StringComparison.Ordinal) + 2;
        var end = script.LastIndexOf(')');
        if (start < 2 || end < start)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(script[start..end]), form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A(?<name>receive_[0-9a-f]{32})\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Receiver();
}
