using System.Diagnostics;
using System.Globalization;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>
/// Breaks files of every kind that is read, over and over: whatever comes, the parsers give an answer, and keep what
/// they promise of it. Longer by hand with <c>ARCHIVETOOL_FUZZ_MINUTES</c>, shared among the parsers;
/// <c>ARCHIVETOOL_FUZZ_SEED</c> says where it begins, or the clock does.
/// </summary>
public sealed class MutationTests
{
    private const int Rounds = 400;
    private const int Seed = 20211125;

    // An input of at most a few 100 KB. In time of the processor, so that a machine's other work makes no hang; the
    // tests beside this one count in, so it is long.
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostPauses = 600;

    public static TheoryData<string> Names() => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_input_breaks_or_stops(string name)
    {
        var target = FuzzTargets.All.Single(one => one.Name == name);
        var minutes = Environment.GetEnvironmentVariable("ARCHIVETOOL_FUZZ_MINUTES");
        var limit = minutes is null
            ? (TimeSpan?)null
            : TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture) / FuzzTargets.All.Count);
        var given = Environment.GetEnvironmentVariable("ARCHIVETOOL_FUZZ_SEED");
        var seed =
            limit is null ? Seed
            : given is null ? Environment.TickCount
            : int.Parse(given, CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var round = 0;
        for (; limit is null ? round < Rounds : clock.Elapsed < limit; round++)
        {
            var input = Mutation.Create(target, new Random(unchecked(seed + (round * 7919))));
            Keep(input, limit is not null);
            try
            {
                await RunAsync(target, input, TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                Assert.Fail($"Round {round}: {e}\n{Convert.ToBase64String(input)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {round} rounds");
    }

    private static async Task RunAsync(FuzzTarget target, byte[] input, CancellationToken cancellationToken)
    {
        var work = Task.Run(() => target.Check(input), cancellationToken);
        var before = Environment.CpuUsage.TotalTime;
        for (var pauses = 0; ; pauses++)
        {
            try
            {
                await work.WaitAsync(Pause, cancellationToken);
                return;
            }
            catch (TimeoutException) when (!work.IsCompleted)
            {
                // A pause counts once, also where the whole process stood still meanwhile.
                Assert.True(
                    pauses < MostPauses && Environment.CpuUsage.TotalTime - before < LongestWork,
                    "It does not end."
                );
            }
        }
    }

    /// <summary>An input that takes the process with it must still be had afterwards.</summary>
    private static void Keep(byte[] input, bool isByHand)
    {
        if (isByHand)
        {
            File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "archivetool-last-fuzz-input"), input);
        }
    }
}
