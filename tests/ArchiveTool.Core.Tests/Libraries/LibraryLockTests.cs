using ArchiveTool.Core.Libraries;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Libraries;

public sealed class LibraryLockTests
{
    [Fact]
    public void A_lock_is_taken_also_where_nobody_can_be_told_whose_it_is()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["lock.holder"], folder["no", "such", "place"]);

        using (var held = LibraryLock.TryTake(folder["lock"], out _))
        {
            Assert.NotNull(held);
            Assert.Null(LibraryLock.TryTake(folder["lock"], out var holder));
            Assert.Equal(0, holder);
        }

        using var next = LibraryLock.TryTake(folder["lock"], out _);
        Assert.NotNull(next);
    }
}
