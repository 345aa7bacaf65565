using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Tests.Files;

public sealed class DiskTroubleTests
{
    [Fact]
    public void A_bug_is_not_taken_for_the_disk()
    {
        var bug = Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryStream().Position = -1);
        Assert.Equal("value", bug.ParamName);
        Assert.False(DiskTrouble.Is(bug));
    }

    [Fact]
    public void A_full_disk_and_a_forbidden_one_are()
    {
        Assert.True(DiskTrouble.Is(new IOException("No space left on device")));
        Assert.True(DiskTrouble.Is(new UnauthorizedAccessException()));
    }
}
