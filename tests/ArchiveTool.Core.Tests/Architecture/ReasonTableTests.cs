using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Architecture;

/// <summary>What the program says of a reason is what the documentation says of it.</summary>
public sealed class ReasonTableTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_documentation_has_every_reason_as_the_table_has_it()
    {
        var written = (
            await File.ReadAllLinesAsync(DocumentationPath("reasons.md"), TestContext.Current.CancellationToken)
        )
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Enum.GetValues<Reason>().Select(GetRow), written);
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_explanation_that_a_reason_names_exists()
    {
        foreach (var place in Enum.GetValues<Reason>().Select(reason => reason.GetInfo().Documentation).Distinct())
        {
            var (file, anchor) = (place.Split('#')[0], place.Split('#')[1]);
            var lines = await File.ReadAllLinesAsync(DocumentationPath(file), TestContext.Current.CancellationToken);
            Assert.Contains(
                anchor,
                lines.Where(line => line.StartsWith('#')).Select(line => GetAnchor(line.TrimStart('#').Trim()))
            );
        }
    }

    private static string GetRow(Reason reason)
    {
        var info = reason.GetInfo();
        var retried = info.Retry switch
        {
            RetryClass.Transient => "yes",
            RetryClass.ByStatus => "by status",
            _ => "no",
        };
        return $"| `{reason.ToCode()}` | {info.Words} | {info.LinkStatus.ToCode()} | {retried} | [{info.Documentation.Split('#')[0]}]({info.Documentation}) |";
    }

    // As GitHub makes anchors of headings.
    private static string GetAnchor(string heading) =>
        string.Concat(
            heading
                .ToLowerInvariant()
                .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
                .Select(letter => letter == ' ' ? '-' : letter)
        );

    private static string DocumentationPath(string file) => Path.Combine(FixtureFiles.Repository, "docs", file);
}
