using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ArchiveTool.Core.Reports.Formats.Html;

/// <summary>The form in which the HTML report carries its data.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HtmlReportData))]
internal sealed partial class HtmlReportJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay readable; what could end the element that holds the data is escaped.</summary>
    public static HtmlReportJson InHtml => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly HtmlReportJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
        );
    }
}
