using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>How a post's offline page is laid out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageForm>))]
public enum PageForm
{
    /// <summary>The post in the tool's own typography.</summary>
    [JsonStringEnumMemberName("reader")]
    Reader,

    /// <summary>The document in its own layout, as a browser without script and network draws it.</summary>
    [JsonStringEnumMemberName("faithful")]
    Faithful,
}
