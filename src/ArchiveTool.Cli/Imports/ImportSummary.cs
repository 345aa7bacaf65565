using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Runs.Archiving.Work;
using Humanizer;

namespace ArchiveTool.Cli.Imports;

/// <summary>What an import did, over all its runs.</summary>
/// <param name="library">The library's folder.</param>
internal sealed class ImportSummary(string library)
{
    private readonly List<(string Name, IReadOnlyList<string> Slugs)> inputs = [];
    private readonly List<string> failures = [];
    private int missing;
    private bool isInterrupted;

    /// <summary>The library's folder.</summary>
    public string Output => library;

    /// <summary>Says what could not be imported.</summary>
    public void Fail(string message)
    {
        failures.Add(message);
        Console.Error.WriteLine($"archivetool: {message}");
    }

    /// <summary>Adds a run.</summary>
    public void Add(ImportJob job, ArchiveResult result)
    {
        foreach (var (post, problem) in result.Problems.Where(one => one.Problem.Code == ProblemCode.Missing))
        {
            missing++;
            Console.Error.WriteLine($"{post}: {problem.Message}");
        }

        foreach (var failure in result.Failures)
        {
            Fail(failure.Message);
        }

        inputs.Add((job.Name, [.. result.Posts.Select(post => post.Slug.ToString())]));
        isInterrupted |= result.IsInterrupted;
    }

    /// <summary>Tells it on standard output, and gives the exit status.</summary>
    public async Task<int> WriteAsync(bool isJson, bool isQuiet)
    {
        var posts = inputs.Sum(input => input.Slugs.Count);
        if (isJson)
        {
            Console.Out.Write(await ToJsonAsync());
        }
        else if (!isQuiet && posts > 0)
        {
            var left =
                missing > 0
                    ? $", {"picture".ToQuantity(missing, "0", CultureInfo.InvariantCulture)} missing in the records"
                    : "";
            Console.WriteLine(
                $"{"post".ToQuantity(posts, "0", CultureInfo.InvariantCulture)} imported into {library}{left}"
            );
        }

        return failures.Count > 0 ? ExitStatus.Failed
            : missing > 0 || isInterrupted ? ExitStatus.Findings
            : ExitStatus.Done;
    }

    private async Task<string> ToJsonAsync()
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        await using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "archivetool/import/1");
            json.WriteString("library", library);
            json.WriteNumber("missing", missing);
            json.WriteStartArray("inputs");
            foreach (var (name, slugs) in inputs)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteStartArray("posts");
                foreach (var slug in slugs)
                {
                    json.WriteStringValue(slug);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("failures");
            foreach (var failure in failures)
            {
                json.WriteStringValue(failure);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
