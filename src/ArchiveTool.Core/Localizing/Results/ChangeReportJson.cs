using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>Writes what a run changed as <c>archivetool/localize/1</c> or <c>archivetool/fix/1</c>.</summary>
internal static class ChangeReportJson
{
    /// <summary>As people read it: indented, and what is not ASCII as it is.</summary>
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a line end.</summary>
    /// <param name="result">What was changed.</param>
    /// <param name="workingFolder">Canonical; files in it are named relative to it.</param>
    /// <param name="stream">Where it goes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        ChangeResult result,
        string workingFolder,
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        await using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, result, workingFolder);
        }

        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>Writes the document.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="result">What was changed.</param>
    /// <param name="workingFolder">Canonical; files in it are named relative to it.</param>
    public static void Write(Utf8JsonWriter json, ChangeResult result, string workingFolder)
    {
        var names = new PostNames(workingFolder);
        json.WriteStartObject();
        json.WriteString("schema", $"archivetool/{result.Command}/1");
        json.WriteBoolean("dryRun", result.IsDryRun);
        WriteAll(json, "runs", result.Runs, json.WriteStringValue);
        WriteSummary(json, result);
        WriteAll(json, "files", result.Files, file => WriteFile(json, file, names));
        WriteAll(json, "pictures", result.Pictures, picture => WritePicture(json, picture, names));
        WriteAll(json, "failures", result.Failures, failure => WriteFailure(json, failure, names));
        WriteAll(json, "problems", result.Problems, problem => WriteProblem(json, problem));
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ChangeResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("posts", result.Posts);
        json.WriteNumber("files", result.Files.Count);
        json.WriteNumber("edits", result.Files.Sum(file => file.Edits.Count));
        json.WriteNumber("pictures", result.Pictures.Count);
        json.WriteNumber("newPictures", result.Pictures.Count(picture => picture.IsNew));
        json.WriteNumber("bytes", result.Pictures.Where(picture => picture.IsNew).Sum(picture => picture.Bytes));
        json.WriteNumber("failures", result.Failures.Count);
        json.WriteStartObject("hosts");
        foreach (var (host, count) in ChangeHosts.Count(result))
        {
            json.WriteNumber(host, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, ChangedFile file, PostNames names)
    {
        json.WriteStartObject();
        json.WriteString("path", names.Shown(file.Path));
        json.WriteString("sha256Before", file.Before);
        json.WriteString("sha256After", file.After);
        WriteAll(json, "edits", file.Edits, edit => WriteEdit(json, edit));
        json.WriteEndObject();
    }

    private static void WriteEdit(Utf8JsonWriter json, ChangedPlace edit)
    {
        json.WriteStartObject();
        json.WriteString("element", edit.Element);
        json.WriteString("attribute", edit.Attribute);
        WriteLocation(json, edit.Location);
        json.WriteString("before", edit.Before);
        json.WriteString("after", edit.After);
        json.WriteString("url", edit.Url);
        json.WriteEndObject();
    }

    private static void WritePicture(Utf8JsonWriter json, ChangedPicture picture, PostNames names)
    {
        json.WriteStartObject();
        json.WriteString("path", names.Shown(picture.Path));
        json.WriteString("url", picture.Url);
        json.WriteString("sha256", picture.Sha256);
        json.WriteNumber("bytes", picture.Bytes);
        json.WriteBoolean("new", picture.IsNew);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, ChangeFailure failure, PostNames names)
    {
        json.WriteStartObject();
        json.WriteString("path", names.Shown(failure.Path));
        WriteLocation(json, failure.Location);
        json.WriteString("url", failure.Url);
        json.WriteString("reason", failure.Reason.ToCode());
        json.WriteString("message", failure.Message);
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("reason", problem.Reason.ToCode());
        json.WriteString("message", problem.Message);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Documents.Text.SourceSpan location)
    {
        json.WriteStartObject("location");
        json.WriteNumber("offset", location.Offset);
        json.WriteNumber("length", location.Length);
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
