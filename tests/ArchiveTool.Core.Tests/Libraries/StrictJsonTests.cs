using System.Text.Json.Serialization.Metadata;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Tests.Libraries;

/// <summary>What a library's JSON leaves out is never a null where the program expects none.</summary>
public sealed class StrictJsonTests
{
    // Their absence is answered by name: a manifest without a schema is refused, settings without widths have the usual ones.
    private static readonly string[] Answered = ["Manifest.schema", "LibrarySettings.ThumbnailWidths"];

    public static TheoryData<string> Roots => [.. Types.Keys];

    private static Dictionary<string, JsonTypeInfo> Types { get; } =
        new(StringComparer.Ordinal)
        {
            ["manifest"] = LibraryJson.Readable.Manifest,
            ["journal"] = LineJson.Readable.JournalEntry,
            ["asset"] = LineJson.Readable.ManifestAsset,
            ["fetch"] = LineJson.Readable.ManifestFetch,
            ["browse"] = BrowseJson.Readable.BrowsePost,
            ["settings"] = SettingsJson.Default.LibrarySettings,
        };

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_field_that_cannot_be_null_must_be_there(string root)
    {
        var open = Walk(Types[root], [])
            .Where(field => !field.PropertyType.IsValueType && !field.IsSetNullable && !field.IsRequired)
            .Where(field => field.Set is not null || field.AssociatedParameter is not null)
            .Select(field => $"{field.DeclaringType.Name}.{field.Name}")
            .Except(Answered, StringComparer.OrdinalIgnoreCase);

        Assert.Empty(open);
    }

    private static IEnumerable<JsonPropertyInfo> Walk(JsonTypeInfo type, HashSet<Type> seen)
    {
        if (!seen.Add(type.Type))
        {
            yield break;
        }

        Type?[] inner = [.. type.Properties.Select(property => property.PropertyType), type.ElementType];
        foreach (var field in type.Properties)
        {
            yield return field;
        }

        foreach (var next in inner.OfType<Type>().Select(item => Nullable.GetUnderlyingType(item) ?? item))
        {
            if (type.Options.TryGetTypeInfo(next, out var info))
            {
                foreach (var field in Walk(info, seen))
                {
                    yield return field;
                }
            }
        }
    }
}
