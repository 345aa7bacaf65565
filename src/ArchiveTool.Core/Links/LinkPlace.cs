using System.Text.Json.Serialization;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>One place where a URL stands.</summary>
/// <param name="Post">The post's path or URL.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Text">What a reader sees of the link, or null.</param>
/// <param name="Rel">The <c>rel</c> attribute, or null.</param>
public sealed record LinkPlace(
    string Post,
    int Line,
    int Column,
    string? Text,
    [property: JsonPropertyOrder(2)] string? Rel
)
{
    /// <summary>The URL as written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(3)]
    public string? Raw
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>The first byte of the URL in the file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(4)]
    public int? Offset { get; init; }

    /// <summary>How many bytes the URL takes in the file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(5)]
    public int? Length { get; init; }

    /// <summary>Of an affiliate link: whether a reader meets a disclosure before it or beside it. Null for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(6)]
    public bool? Disclosed { get; init; }

    /// <summary>Whether the link is written in Markdown, which has no <c>rel</c>.</summary>
    [JsonIgnore]
    internal bool IsMarkdown { get; init; }

    /// <inheritdoc cref="LinkPlace" path="/param[@name='Text']"/>
    [JsonPropertyOrder(1)]
    public string? Text
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Text);
}
