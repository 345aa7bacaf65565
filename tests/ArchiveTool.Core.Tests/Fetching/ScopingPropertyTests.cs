using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>
/// Over random graphs of redirects: no header given for a host, no cookie and no referrer beyond the policy is ever
/// seen by an origin that it is not for.
/// </summary>
public sealed class ScopingPropertyTests
{
    private const string Document = "https://blog.test/secret/post?token=1";

    private static readonly string[] Origins =
    [
        "https://blog.test",
        "http://blog.test",
        "https://a.test",
        "http://a.test",
        "https://a.test:8443",
        "https://sub.a.test",
        "https://b.test",
        "http://b.test",
    ];

    private static readonly Gen<Node> Nodes = Gen.Select(
        Gen.Int[0, Origins.Length - 1],
        Gen.Int[0, 4],
        Gen.Enum<ReferrerPolicy>(),
        Gen.Bool,
        Gen.Int[0, 9],
        (origin, path, policy, setsCookie, ends) => new Node($"{Origins[origin]}/{path}", policy, setsCookie, ends == 0)
    );

    [Fact]
    public void Nothing_is_told_to_an_origin_that_it_is_not_for() =>
        Gen.Select(Nodes.List[2, 12], Gen.Enum<ReferrerPolicy>(), Gen.Int[0, 3])
            .Sample(
                (nodes, policy, first) => HoldsAsync(nodes, policy, first).GetAwaiter().GetResult(),
                iter: 2000,
                threads: 1
            );

    private static async Task<bool> HoldsAsync(List<Node> nodes, ReferrerPolicy policy, int first)
    {
        var next = 0;
        var cookieHosts = new Dictionary<string, string>(StringComparer.Ordinal);
        var policies = new List<ReferrerPolicy> { ReferrerPolicies.Effective(policy) };
        var wasSecure = false;
        var offences = new List<string>();
        var transport = new ScriptedTransport(
            (request, number) =>
            {
                var url = request.Url;
                Judge(url, request.Headers, policies[^1], wasSecure, cookieHosts, offences);
                wasSecure |= url.Scheme == "https";
                var node = nodes[next++ % nodes.Count];
                if (node.Ends)
                {
                    return ScriptedTransport.Response(200, "picture");
                }

                policies.Add(ReferrerPolicies.AfterRedirect(policies[^1], [node.Policy.ToToken()]));
                var headers = new List<(string, string)>
                {
                    ("Location", node.Url),
                    ("Referrer-Policy", node.Policy.ToToken()),
                };
                if (node.SetsCookie)
                {
                    cookieHosts[$"c{number}"] = url.Host;
                    headers.Add(("Set-Cookie", $"c{number}=1; Path=/"));
                }

                return ScriptedTransport.Response(302, "", [.. headers]);
            }
        );
        await using var bed = new FetchBed(
            options =>
                options with
                {
                    Headers =
                    [
                        new HostHeader("a.test", null, "X-A", "a"),
                        new HostHeader("a.test", null, "X-Plain", "a") { AllowsPlainHttp = true },
                        new HostHeader("a.test", 8443, "X-Port", "p"),
                    ],
                    Cookies =
                    [
                        new Cookie("filed", "1", "a.test", true, "/", true, null),
                        new Cookie("wide", "1", "a.test", false, "/", false, null),
                    ],
                },
            transport: _ => transport
        );

        await bed.FetchAsync(
            FetchBed.Image(nodes[first % nodes.Count].Url) with
            {
                DocumentUrl = FetchBed.Url(Document),
                ReferrerPolicy = policy,
            }
        );
        return offences.Count == 0 ? true : throw new InvalidOperationException(string.Join("\n", offences));
    }

    private static void Judge(
        WebUrl url,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        ReferrerPolicy policy,
        bool wasSecure,
        Dictionary<string, string> cookieHosts,
        List<string> offences
    )
    {
        foreach (var (name, value) in headers)
        {
            var isAllowed = name switch
            {
                "X-A" => url.Host == "a.test" && url.Scheme == "https",
                "X-Plain" => url.Host == "a.test" && !(wasSecure && url.Scheme == "http"),
                "X-Port" => url.Host == "a.test" && url.EffectivePort == 8443,
                "Cookie" => value.Split("; ").All(cookie => IsCookieFor(cookie.Split('=')[0], url, cookieHosts)),
                // Never more than the policy in force tells this target; less is always allowed.
                "Referer" => Referrer.Exposure(FetchBed.Url(Document), policy, url) switch
                {
                    ReferrerExposure.FullUrl => value is Document or "https://blog.test/",
                    ReferrerExposure.Origin => value == "https://blog.test/",
                    _ => false,
                },
                _ => true,
            };
            if (!isAllowed)
            {
                offences.Add($"{url.Href} saw {name}: {value} under {policy}");
            }
        }
    }

    private static bool IsCookieFor(string name, WebUrl url, Dictionary<string, string> cookieHosts) =>
        name switch
        {
            "filed" => url.Host == "a.test" && url.Scheme == "https",
            "wide" => url.Host is "a.test" or "sub.a.test",
            _ => cookieHosts[name] == url.Host,
        };

    private sealed record Node(string Url, ReferrerPolicy Policy, bool SetsCookie, bool Ends);
}
