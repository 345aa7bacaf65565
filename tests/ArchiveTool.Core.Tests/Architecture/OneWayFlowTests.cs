using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace ArchiveTool.Core.Tests.Architecture;

/// <summary>Data only ever moves to the right: a folder may use those before it, never those after it.</summary>
public sealed class OneWayFlowTests
{
    private static readonly string[] Flow =
    [
        "Findings",
        "Files",
        "Documents",
        "Referrers",
        "References",
        "Fetching",
        "Inputs",
        "Media",
        "Links",
        "Libraries",
        "Sites",
        "Offline",
        "Reports",
        "Runs",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Core = new ArchLoader()
        .LoadAssembly(typeof(Findings.Problem).Assembly)
        .Build();

    [Fact]
    public void No_folder_uses_one_to_its_right()
    {
        var offences =
            from type in Core.Types
            let room = Room(type)
            where room >= 0
            from used in type.GetTypeDependencies(Core)
            where Room(used) > room
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(offences.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_type_stands_in_a_folder_of_the_flow()
    {
        var strays =
            from type in Core.Types
            where type.FullName.StartsWith("ArchiveTool.", StringComparison.Ordinal) && Room(type) < 0
            select type.FullName;

        Assert.Empty(strays);
    }

    [Fact]
    public void The_rule_is_alive()
    {
        // A rule over nothing would pass: there must be types to judge, and dependencies that it allows.
        Assert.Contains(Core.Types, type => Room(type) == Array.IndexOf(Flow, "References"));
        Assert.Contains(
            Core.Types,
            type =>
                Room(type) == Array.IndexOf(Flow, "References")
                && type.GetTypeDependencies(Core).Any(used => Room(used) == Array.IndexOf(Flow, "Documents"))
        );
    }

    private static int Room(IType type)
    {
        const string prefix = "ArchiveTool.Core.";
        if (!type.FullName.StartsWith(prefix, StringComparison.Ordinal))
        {
            return -1;
        }

        var rest = type.FullName[prefix.Length..];
        return Array.IndexOf(Flow, rest.Split('.', '+')[0]);
    }
}
