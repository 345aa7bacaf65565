using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Tests.Libraries;

/// <summary>Many wait for one flush, and none for one that began before it asked.</summary>
public sealed class SharedFlushTests
{
    [Fact(Timeout = 30000)]
    public async Task Who_asks_during_a_flush_shares_the_next_one()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var flushes = 0;
        var flush = new SharedFlush(() =>
        {
            flushes++;
            begun.Release();
            goOn.Wait(TestContext.Current.CancellationToken);
        });

        var first = flush.WaitAsync();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 100).Select(_ => flush.WaitAsync()).ToList();
        goOn.Release();
        await first;
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(others, task => task.IsCompleted);
        goOn.Release();
        await Task.WhenAll(others);

        Assert.Equal(2, flushes);
    }

    [Fact(Timeout = 30000)]
    public async Task What_is_to_follow_waits_for_a_flush_that_begins_after_it()
    {
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var flush = new SharedFlush(() =>
        {
            begun.Release();
            goOn.Wait(TestContext.Current.CancellationToken);
        });
        var isDone = false;

        var first = flush.WaitAsync();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        flush.Then(() => isDone = true);
        goOn.Release();
        await first;
        Assert.False(isDone);

        goOn.Release();
        await flush.WaitAsync();
        Assert.True(isDone);
    }

    [Fact]
    public async Task A_device_that_fails_is_told_to_all_who_wait_and_to_nobody_after_them()
    {
        var isBroken = true;
        var isDone = false;
        var flush = new SharedFlush(() =>
        {
            if (isBroken)
            {
                throw new IOException("broken");
            }
        });

        flush.Then(() => isDone = true);
        await Assert.ThrowsAsync<IOException>(flush.WaitAsync);
        isBroken = false;
        await flush.WaitAsync();

        Assert.False(isDone);
    }
}
