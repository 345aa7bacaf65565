using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>The platform's code pages, taken from their provider directly: registering it would change the process.</summary>
internal static class CodePages
{
    public static Lazy<Encoding> Get(int codePage) =>
        new(() =>
            CodePagesEncodingProvider.Instance.GetEncoding(
                codePage,
                EncoderFallback.ReplacementFallback,
                new DecoderReplacementFallback("\uFFFD")
            ) ?? throw new NotSupportedException($"Code page {codePage} is not in this runtime.")
        );
}
