using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Catalogue;
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

    [Fact]
    public void What_the_program_ships_is_walked_over_to_the_same_entries_as_when_it_is_checked()
    {
        foreach (var file in CatalogueKnowledge.ReadShippedFiles())
        {
            var isChecked = new CatalogueFile(file.Name, file.Content);

            var walked = file.ReadEntries();
            var read = isChecked.ReadEntries();

            Assert.True(file.IsShipped);
            Assert.Equal(isChecked.Kind, file.Kind);
            Assert.NotEmpty(walked);
            Assert.Equal(read.Select(entry => entry.Place), walked.Select(entry => entry.Place));
            Assert.Equal(read.Select(entry => entry.Hosts), walked.Select(entry => entry.Hosts));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"kind\":\"networks\"")]
    [InlineData("{\"entries\":[{\"hosts\":[\"a.example\",\"")]
    [InlineData("{\"entries\":[{\"name\":\"a\\")]
    [InlineData("{\"entries\":[{\"hosts\":[\"a\\u0041\"]}]}")]
    public void A_shipped_file_that_is_cut_or_of_another_form_is_an_error_and_no_endless_walk(string json)
    {
        var file = new CatalogueFile("networks/a.json", Encoding.UTF8.GetBytes(json)) { IsShipped = true };

        Assert.Throws<JsonException>(() => file.ReadEntries());
    }
}
