using ArchiveTool.Core.Files;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace ArchiveTool.Core.Tests.Architecture;

/// <summary>
/// What works on a library does so through <see cref="LibraryDirectory"/> alone: a path given to the file operations of .NET
/// would follow links out of it.
/// </summary>
public sealed class LibraryFileAccessTests
{
    /// <summary>Who may use the file operations of .NET too, and for which files outside of a library.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["LibraryHandle"] = "makes the folder that the user named",
        ["LibraryValidator"] = "looks at the path that the user named",
        ["IndexVerification"] = "copies a database to the system's temporary folder",
        ["TemporaryCopy"] = "copies a database to the system's temporary folder",
        ["LocalSource"] = "reads what was archived where it lies",
        ["SpaceReserve"] = "preallocates a new file below the held folder of temporary files",
        ["LibraryPictures"] = "copies a body to the run's temporary folder",
        ["AssetSource"] = "reads a post's local pictures",
        ["WaczExporter"] = "keeps the list of pages in the system's temporary folder",
    };

    private static readonly string[] Banned =
    [
        "System.IO.File::",
        "System.IO.Directory::",
        "System.IO.FileInfo::",
        "System.IO.DirectoryInfo::",
        "System.IO.FileSystemInfo::",
        "System.IO.DriveInfo::",
        "System.IO.FileStream::.ctor(System.String",
        "System.IO.StreamReader::.ctor(System.String",
        "System.IO.StreamWriter::.ctor(System.String",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Core = new ArchLoader()
        .LoadAssembly(typeof(LibraryDirectory).Assembly)
        .Build();

    [Fact]
    public void Only_the_directory_itself_uses_the_file_operations_of_NET() =>
        Assert.Empty(
            from type in LibraryTypes()
            where !Exceptions.Keys.Any(name => type.FullName.Contains(name, StringComparison.Ordinal))
            from call in BannedCalls(type)
            select $"{type.FullName} calls {call}"
        );

    [Fact]
    public void The_rule_is_alive()
    {
        Assert.True(LibraryTypes().Count() > 20);
        Assert.Contains(LibraryTypes(), type => BannedCalls(type).Any());
    }

    /// <summary>The types outside of the room of files that hold a library's directory.</summary>
    private static IEnumerable<IType> LibraryTypes() =>
        from type in Core.Types
        where type.FullName.StartsWith("ArchiveTool.", StringComparison.Ordinal)
        where !type.FullName.StartsWith("ArchiveTool.Core.Files.", StringComparison.Ordinal)
        where type.Dependencies.Any(used => used.Target.Name is nameof(LibraryDirectory) or "Library")
        select type;

    private static IEnumerable<string> BannedCalls(IType type) =>
        type
            .Dependencies.OfType<MethodCallDependency>()
            .Select(call => call.TargetMember.FullName)
            .Where(name => Banned.Any(banned => name.Contains(banned, StringComparison.Ordinal)));
}
