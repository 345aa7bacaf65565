using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>Rules as a user writes them, read and asked.</summary>
internal static class WrittenRules
{
    /// <summary>Asks rules of which none may be passed over; what is clean must stay as it is.</summary>
    public static void AssertCleans(string rules, string link, string? clean)
    {
        var catalogue = CreateCatalogue(rules, out var file);
        Assert.Empty(file.Problems);
        Assert.True(WebUrl.TryParse(link, null, out var url));

        var judgement = catalogue.Judge(url, link);

        Assert.Equal(clean, judgement.Tracking?.CleanUrl);
        if (clean is not null && WebUrl.TryParse(clean, null, out var again))
        {
            Assert.Null(catalogue.Judge(again, clean).Tracking);
        }
    }

    /// <summary>The program's own catalogue with the rules.</summary>
    public static TrackingCatalogue CreateCatalogue(string rules, out RuleFile file)
    {
        using var folder = new TemporaryFolder();
        file = RuleFile.Read(folder.Write("rules.txt", rules));
        return TrackingCatalogue.Load().With([file]);
    }
}
