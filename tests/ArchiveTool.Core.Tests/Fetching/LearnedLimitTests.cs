using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>A host that allows 20 requests in 3 s is asked at that pace after its first refusal.</summary>
public sealed class LearnedLimitTests
{
    private const int Links = 120;
    private const int Allowed = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);

    [Theory(Timeout = 60_000)]
    [InlineData("window", null)]
    [InlineData("window", "0")]
    [InlineData("window", "3")]
    [InlineData("sliding", null)]
    [InlineData("sliding", "0")]
    [InlineData("sliding", "3")]
    [InlineData("bucket", null)]
    [InlineData("bucket", "0")]
    [InlineData("bucket", "1")]
    public async Task A_limit_is_learned_from_its_first_refusal(string kind, string? retryAfter)
    {
        var time = new JumpingTime();
        var host = new LimitedHost(kind, time, retryAfter);
        var transport = new ScriptedTransport((_, _) => host.Answer());
        await using var bed = new FetchBed(time: time, transport: _ => transport);
        var start = time.GetUtcNow();

        var exchanges = await Task.WhenAll(
            Enumerable.Range(0, Links).Select(i => bed.ImageAsync($"http://example.org/{i}"))
        );

        Assert.All(exchanges, exchange => Assert.Equal(Reason.Ok, exchange.Reason));
        var least = Window * (Links / Allowed);
        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 1, 1.4 * least.TotalSeconds);
        Assert.InRange(transport.Requests.Count, Links, Links + 40);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_served_and_then_refuses_everything_is_given_up()
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport(
            (_, number) => ScriptedTransport.Response(number <= 5 ? 200 : 429, "picture")
        );
        await using var bed = new FetchBed(time: time, transport: _ => transport);

        var exchanges = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(i => bed.ImageAsync($"http://example.org/{i}"))
        );

        Assert.Equal(5, exchanges.Count(exchange => exchange.Reason == Reason.Ok));
        Assert.Equal(25, exchanges.Count(exchange => exchange.Reason == Reason.RateLimited));
    }

    private sealed class LimitedHost(string kind, TimeProvider time, string? retryAfter)
    {
        private readonly Lock gate = new();
        private readonly Queue<DateTimeOffset> served = [];
        private DateTimeOffset last = time.GetUtcNow();
        private double tokens = Allowed;

        public TransportResponse Answer()
        {
            lock (gate)
            {
                return IsAllowed(time.GetUtcNow()) ? ScriptedTransport.Response(200, "picture")
                    : retryAfter is null ? ScriptedTransport.Response(429)
                    : ScriptedTransport.Response(429, "", ("Retry-After", retryAfter));
            }
        }

        private bool IsAllowed(DateTimeOffset now)
        {
            switch (kind)
            {
                case "bucket":
                    tokens = Math.Min(Allowed, tokens + ((now - last) / Window * Allowed));
                    last = now;
                    if (tokens < 1)
                    {
                        return false;
                    }

                    tokens--;
                    return true;
                case "window" when now - last >= Window:
                    last = now;
                    served.Clear();
                    break;
                case "sliding":
                    while (served.TryPeek(out var oldest) && now - oldest >= Window)
                    {
                        served.Dequeue();
                    }

                    break;
                default:
                    break;
            }

            if (served.Count >= Allowed)
            {
                return false;
            }

            served.Enqueue(now);
            return true;
        }
    }
}
