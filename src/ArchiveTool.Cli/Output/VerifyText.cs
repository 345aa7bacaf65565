using System.Globalization;
using System.Text;
using ArchiveTool.Cli.Languages;
using ArchiveTool.Core.Libraries.Verification;
using ArchiveTool.Core.Reports;
using ArchiveTool.Urls;
using Humanizer;

namespace ArchiveTool.Cli.Output;

/// <summary>What a verification found, for people: a problem a line, then the sum.</summary>
internal static class VerifyText
{
    public static async Task WriteAsync(
        VerifyReport found,
        Stream stream,
        bool isQuiet,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var problem in found.Problems)
        {
            var line = LogCommands.Defuse(
                UrlPassword.Mask(PrintableText.OneLine($"{problem.Code}  {problem.Message}"))
            );
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        if (!isQuiet)
        {
            var sum =
                $"{Count(found.Posts, "post")}, {Count(found.Files, "file")} of {SizeText.Format(found.Bytes)} read: "
                + (found.IsWhole ? "the library is whole" : Count(found.Problems.Count, "problem"));
            sum = Translator.Current?.Translate(sum) ?? sum;
            await writer.WriteLineAsync(sum.AsMemory(), cancellationToken);
        }
    }

    private static string Count(int count, string word) => word.ToQuantity(count, "0", CultureInfo.InvariantCulture);
}
