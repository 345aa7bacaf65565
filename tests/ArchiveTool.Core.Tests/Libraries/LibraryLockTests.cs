using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Libraries;

public sealed class LibraryLockTests
{
    [Fact]
    public void A_lock_is_taken_also_where_nobody_can_be_told_whose_it_is()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".archivetool"]);
        File.CreateSymbolicLink(folder[".archivetool", "lock.holder"], folder["no", "such", "place"]);
        using var directory = LibraryDirectory.Open(folder.Path);

        using (var held = new LibraryLock(directory).TryTake(out _))
        {
            Assert.NotNull(held);
            Assert.Null(new LibraryLock(directory).TryTake(out var holder));
            Assert.Equal(0, holder);
        }

        using var next = new LibraryLock(directory).TryTake(out _);
        Assert.NotNull(next);
    }
}
