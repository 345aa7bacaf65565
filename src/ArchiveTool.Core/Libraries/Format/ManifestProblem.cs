using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>An expected failure as a manifest writes it.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Url">The URL or file concerned, or null.</param>
/// <param name="Message">For people.</param>
/// <param name="Line">From 1, or null.</param>
/// <param name="Column">From 1, or null.</param>
internal sealed record ManifestProblem(
    ProblemCode Code,
    Reason Reason,
    string? Url,
    string Message,
    [property: JsonPropertyOrder(3)] int? Line,
    [property: JsonPropertyOrder(4)] int? Column
)
{
    /// <inheritdoc cref="ManifestProblem" path="/param[@name='Url']"/>
    [JsonPropertyOrder(1)]
    public string? Url
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Url);

    /// <inheritdoc cref="ManifestProblem" path="/param[@name='Message']"/>
    [JsonPropertyOrder(2)]
    public string Message
    {
        get;
        init => field = UrlPassword.Mask(value);
    } = UrlPassword.Mask(Message);

    /// <summary>The same as a manifest writes it.</summary>
    public static ManifestProblem From(Problem problem) =>
        new(problem.Code, problem.Reason, problem.Url, problem.Message, problem.Line, problem.Column);

    /// <summary>The same as a value of the program.</summary>
    public Problem ToProblem() => new(Code, Reason, Url, Message, Line, Column);
}
