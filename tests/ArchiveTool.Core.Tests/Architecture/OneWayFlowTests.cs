using System.Text.RegularExpressions;
using ArchiveTool.Testing;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace ArchiveTool.Core.Tests.Architecture;

/// <summary>Each room, at every level, uses the rooms above it in the list and never those below.</summary>
public sealed class OneWayFlowTests
{
    private const int LargestRoom = 22;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string[] Rooms =
    [
        "ArchiveTool.Urls.Idna",
        "ArchiveTool.Urls.Parsing",
        "ArchiveTool.Urls",
        "ArchiveTool.Tracking.Judgements",
        "ArchiveTool.Tracking.Parameters",
        "ArchiveTool.Tracking.Destinations",
        "ArchiveTool.Tracking.Reading",
        "ArchiveTool.Tracking.Catalogue",
        "ArchiveTool.Tracking.Rules",
        "ArchiveTool.Tracking.Likely",
        "ArchiveTool.Tracking",
        "ArchiveTool.Warc",
        "ArchiveTool.Core.Packing",
        "ArchiveTool.Core.Findings",
        "ArchiveTool.Core.Files",
        "ArchiveTool.Core.Files.Foreign",
        "ArchiveTool.Core.Documents.Charsets",
        "ArchiveTool.Core.Documents.Text",
        "ArchiveTool.Core.Documents.Html",
        "ArchiveTool.Core.Documents.Css",
        "ArchiveTool.Core.Documents.FrontMatter",
        "ArchiveTool.Core.Documents.Posts",
        "ArchiveTool.Core.Referrers",
        "ArchiveTool.Core.References",
        "ArchiveTool.Core.References.Collecting.Templates",
        "ArchiveTool.Core.References.Collecting.IgnoreMarks",
        "ArchiveTool.Core.References.Collecting.Css",
        "ArchiveTool.Core.References.Collecting.Html",
        "ArchiveTool.Core.References.Collecting.Markdown.BareLinks",
        "ArchiveTool.Core.References.Collecting.Markdown.Dialects",
        "ArchiveTool.Core.References.Collecting.Markdown.Jsx",
        "ArchiveTool.Core.References.Collecting.Markdown",
        "ArchiveTool.Core.References.Collecting",
        "ArchiveTool.Core.Fetching.Cookies",
        "ArchiveTool.Core.Fetching.Options",
        "ArchiveTool.Core.Fetching.Recording",
        "ArchiveTool.Core.Fetching.Transports",
        "ArchiveTool.Core.Fetching.Bodies",
        "ArchiveTool.Core.Fetching.Exchanges",
        "ArchiveTool.Core.Fetching.Hosts",
        "ArchiveTool.Core.Fetching",
        "ArchiveTool.Core.Inputs",
        "ArchiveTool.Core.Inputs.Feeds.Parsing",
        "ArchiveTool.Core.Inputs.Feeds",
        "ArchiveTool.Core.Inputs.Articles",
        "ArchiveTool.Core.Inputs.Unfolding",
        "ArchiveTool.Core.Media",
        "ArchiveTool.Core.Media.Headers",
        "ArchiveTool.Core.Media.Store",
        "ArchiveTool.Core.Media.Thumbnails",
        "ArchiveTool.Core.Media.Thumbnails.Workers",
        "ArchiveTool.Core.Links.Pages",
        "ArchiveTool.Core.Links.Products",
        "ArchiveTool.Core.Links",
        "ArchiveTool.Core.Links.Packing",
        "ArchiveTool.Core.Disclosures",
        "ArchiveTool.Core.Affiliates",
        "ArchiveTool.Core.Links.Answers",
        "ArchiveTool.Core.Links.Checking",
        "ArchiveTool.Core.Links.Caching",
        "ArchiveTool.Core.Libraries.Format",
        "ArchiveTool.Core.Libraries.Feeds",
        "ArchiveTool.Core.Libraries.Summaries",
        "ArchiveTool.Core.Libraries.Indexing",
        "ArchiveTool.Core.Libraries",
        "ArchiveTool.Core.Libraries.Verification",
        "ArchiveTool.Core.Searching",
        "ArchiveTool.Core.Sites.Vaults",
        "ArchiveTool.Core.Sites.Permalinks",
        "ArchiveTool.Core.Sites",
        "ArchiveTool.Core.Sites.Lookup",
        "ArchiveTool.Core.Sites.Fragments",
        "ArchiveTool.Core.Sites.Redirects",
        "ArchiveTool.Core.Offline.Rewriting",
        "ArchiveTool.Core.Localizing.Recording",
        "ArchiveTool.Core.Localizing.Placing",
        "ArchiveTool.Core.Offline.Addresses",
        "ArchiveTool.Core.Offline.Highlighting",
        "ArchiveTool.Core.Offline.Loaders",
        "ArchiveTool.Core.Offline.Pages",
        "ArchiveTool.Core.Offline.Browsing",
        "ArchiveTool.Core.Reports",
        "ArchiveTool.Core.Reports.Earnings",
        "ArchiveTool.Core.Reports.Formats.Html",
        "ArchiveTool.Core.Reports.Formats",
        "ArchiveTool.Core.Localizing.Results",
        "ArchiveTool.Core.Localizing.Writing",
        "ArchiveTool.Core.Runs.Planning",
        "ArchiveTool.Core.Runs",
        "ArchiveTool.Core.Runs.LinkChecks",
        "ArchiveTool.Core.Runs.Auditing",
        "ArchiveTool.Core.Runs.Archiving.Work",
        "ArchiveTool.Core.Runs.Archiving.Writing",
        "ArchiveTool.Core.Runs.Thumbnailing",
        "ArchiveTool.Core.Runs.Archiving.Assets",
        "ArchiveTool.Core.Runs.Archiving",
        "ArchiveTool.Core.Runs.Maintenance",
        "ArchiveTool.Core.Exports",
        "ArchiveTool.Core.Listing",
        "ArchiveTool.Core.Exports.Html",
        "ArchiveTool.Core.Exports.Wacz",
        "ArchiveTool.Core.Exports.Markdown",
        "ArchiveTool.Core.Exports.Epub",
        "ArchiveTool.Core.Localizing.Bodies",
        "ArchiveTool.Core.Localizing",
        "ArchiveTool.Core.Localizing.Fixing",
        "ArchiveTool.Core",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Library = new ArchLoader()
        .LoadAssemblies(
            typeof(ArchiveTool.Urls.Parsing.WebUrl).Assembly,
            typeof(ArchiveTool.Tracking.TrackingCatalogue).Assembly,
            typeof(ArchiveTool.Warc.WarcWriter).Assembly,
            typeof(Findings.Problem).Assembly
        )
        .Build();

    [Fact]
    public void No_room_uses_one_below_it()
    {
        var offences =
            from type in Library.Types
            let room = FindRoom(type)
            where room >= 0
            from used in type.GetTypeDependencies(Library)
            where FindRoom(used) > room
            select $"{type.FullName} uses {used.FullName}";

        var found = offences.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void Every_type_stands_in_a_room_of_the_list()
    {
        var strays =
            from type in Library.Types
            where type.FullName.StartsWith("ArchiveTool.", StringComparison.Ordinal) && FindRoom(type) < 0
            select type.FullName;

        Assert.Empty(strays);
    }

    [Fact]
    public void Every_room_of_the_list_holds_a_type()
    {
        // A rule over nothing would pass: a renamed room must be renamed here too.
        var held = Library.Types.Select(FindRoom).ToHashSet();
        Assert.Empty(Rooms.Where((room, at) => room != "ArchiveTool.Core" && !held.Contains(at)));
    }

    [Fact]
    public void No_room_holds_more_files_than_a_reader_can_take_in()
    {
        var crowded =
            from folder in Directory.EnumerateDirectories(
                Path.Combine(FixtureFiles.Repository, "src"),
                "*",
                SearchOption.AllDirectories
            )
            where !folder.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            let files = Directory.GetFiles(folder, "*.cs").Length
            where files > LargestRoom
            select $"{folder}: {files} files";

        Assert.Empty(crowded);
    }

    [Fact]
    public void Methods_are_named_by_verbs()
    {
        // "Of" alone, at the beginning or at the end says what a method gives and not what it does.
        var nouns =
            from type in Library.Types
            from member in type.Members.OfType<MethodMember>()
            let name = member.Name.Split('(')[0]
            where Regex.IsMatch(name, "^Of([A-Z]|$)|[a-z]Of(Async)?$", RegexOptions.None, Patience)
            where name is not ("IndexOf" or "LastIndexOf")
            select member.FullName;

        Assert.Empty(nouns.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_namespace_equals_its_folder()
    {
        var source = Path.Combine(FixtureFiles.Repository, "src");
        var strays =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(source, Path.GetDirectoryName(file)!)
            where !folder.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            let expected = $"namespace {folder.Replace(Path.DirectorySeparatorChar, '.')};"
            let lines = File.ReadLines(file).Where(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where lines.Any(line => line != expected)
            select $"{file}: expected {expected}";

        Assert.Empty(strays);
    }

    private static int FindRoom(IType type)
    {
        var name = type.FullName;
        var nested = name.IndexOf('+', StringComparison.Ordinal);
        name = nested < 0 ? name : name[..nested];
        var end = name.LastIndexOf('.');
        return end < 0 ? -1 : Array.IndexOf(Rooms, name[..end]);
    }
}
