using System.Globalization;
using System.Text;
using ArchiveTool.Core.Exports;
using Humanizer;

namespace ArchiveTool.Cli.Output;

/// <summary>Tells what an export did, and gives the exit status.</summary>
internal static class ExportOutput
{
    /// <summary>Writes the result to standard output and the problems to standard error.</summary>
    public static async Task<int> WriteAsync(ExportResult result, bool isJson, bool isQuiet)
    {
        if (result.Failure is { } failure)
        {
            Console.Error.WriteLine($"archivetool: {failure}");
        }

        foreach (var slug in result.Unknown)
        {
            Console.Error.WriteLine($"archivetool: there is no post '{slug}'; its posts are the folders in posts/");
        }

        foreach (var problem in result.LeftOut)
        {
            Console.Error.WriteLine($"archivetool: {problem.Message}");
        }

        if (isJson)
        {
            using var buffer = new MemoryStream();
            await ExportResultJson.WriteAsync(result, buffer);
            Console.Out.Write(Encoding.UTF8.GetString(buffer.ToArray()));
        }
        else if (!isQuiet && result.Failure is null)
        {
            var files = result.Files > 1 ? $", {Count(result.Files, "file")}" : "";
            Console.WriteLine(
                $"{Count(result.Posts.Count, "post")} exported to {result.Output} ({SizeText.Format(result.Bytes)}{files})"
            );
        }

        return result.Failure is not null || result.Unknown.Count > 0 ? ExitStatus.Failed
            : result.LeftOut.Count > 0 ? ExitStatus.Findings
            : ExitStatus.Done;
    }

    private static string Count(int count, string word) => word.ToQuantity(count, "0", CultureInfo.InvariantCulture);
}
