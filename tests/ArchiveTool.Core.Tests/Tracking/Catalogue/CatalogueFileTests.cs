using ArchiveTool.Testing;
using Json.Schema;

namespace ArchiveTool.Core.Tests.Tracking.Catalogue;

/// <summary>The form and the reach of the catalogue's files.</summary>
public sealed class CatalogueFileTests
{
    public static TheoryData<string> Files() => [.. CatalogueFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_has_the_form_of_the_schema(string name)
    {
        var path = Path.Combine(FixtureFiles.Repository, "docs", "schemas", "catalogue-1.schema.json");
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List };

        var result = JsonSchema.FromText(File.ReadAllText(path)).Evaluate(CatalogueFiles.Read(name), options);

        var broken = (result.Details ?? [])
            .Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}");
        Assert.True(result.IsValid, string.Join("\n", broken));
    }

    [Theory]
    [InlineData("networks/", 250)]
    [InlineData("redirectors/", 150)]
    [InlineData("beacons/", 150)]
    public void The_catalogue_reaches_over_every_region(string kind, int least) =>
        Assert.True(CatalogueFiles.Entries(kind).Count() >= least);

    [Fact]
    public void The_catalogue_knows_the_parameters_of_the_general_lists() =>
        Assert.True(
            CatalogueFiles.Entries("parameters/").SelectMany(entry => entry.Strings("names")).Distinct().Count() >= 1200
        );

    [Fact]
    public void A_name_stands_for_one_network()
    {
        var twice = CatalogueFiles
            .Entries("networks/")
            .GroupBy(entry => entry.Text("name"), StringComparer.Ordinal)
            .Where(entries => entries.Count() > 1)
            .Select(entries => entries.Key);

        Assert.Empty(twice);
    }
}
