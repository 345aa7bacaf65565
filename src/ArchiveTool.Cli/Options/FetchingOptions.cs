using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Options;

/// <summary>How things are fetched: the options of every command that uses the network.</summary>
internal sealed class FetchingOptions
{
    /// <summary>The name of the option that limits the whole run, with or without a network.</summary>
    public const string DeadlineName = "--deadline";

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    private readonly Option<int?> concurrency = Values.Count(
        "--concurrency",
        $"Maximum requests in flight (default {FetchDefaults.Concurrency})",
        1,
        10_000
    );
    private readonly Option<int?> perHost = Values.Count(
        "--per-host",
        $"Maximum requests in flight per host (default {FetchDefaults.PerHost})",
        1,
        1_000
    );
    private readonly Option<TimeSpan?> timeout = Values.Duration(
        "--timeout",
        $"Time to receive headers; after that, minimum 1 KB/s averaged over the same window (default {(int)FetchDefaults.Timeout.TotalSeconds}s)",
        Instant,
        LongestTime
    );
    private readonly Option<int?> retries = Values.Count(
        "--retries",
        $"Retries after transient failures (default {FetchDefaults.Retries})",
        0,
        100
    );
    private readonly Option<int?> maxRedirects = Values.Count(
        "--max-redirects",
        $"Maximum redirects to follow (default {FetchDefaults.MaxRedirects})",
        0,
        1_000
    );
    private readonly Option<TimeSpan?> delay = Values.Duration(
        "--delay",
        "Pause between requests to one host (default none)",
        TimeSpan.Zero,
        LongestTime
    );
    private readonly Option<long?> maxBytes = Values.Size(
        "--max-bytes",
        $"Maximum size of a body, received and decoded (default {FetchDefaults.MaxBytes / 1_000_000}MB)"
    );
    private readonly Option<string?> userAgent = new("--user-agent")
    {
        Description = "The User-Agent to send",
        HelpName = "TEXT",
        CustomParser = GetUserAgent,
    };
    private readonly Option<IReadOnlyList<HostHeader>> headers = Values.Many<HostHeader>(
        "--header",
        "An extra header for one host only, over https unless http://HOST is named; repeatable",
        "'HOST: Name: value'",
        "'HOST: Name: value', or 'http://HOST: Name: value' to send it over plain http too",
        HostHeader.TryParse,
        isSecret: true
    );
    private readonly Option<IReadOnlyList<Cookie>> cookies = new("--cookies")
    {
        Description = "A Netscape cookie file",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
        CustomParser = GetCookies,
    };
    private readonly Option<ProxySettings?> proxy = new("--proxy")
    {
        Description = "An HTTP or SOCKS proxy (default: from the environment)",
        HelpName = "URL",
        CustomParser = GetProxy,
    };
    private readonly Option<IReadOnlyList<ConnectTo>> connectTo = Values.Many<ConnectTo>(
        "--connect-to",
        "Connect to HOST2:PORT2 when the URL says HOST1:PORT1; repeatable",
        "HOST1:PORT1:HOST2:PORT2",
        "HOST1:PORT1:HOST2:PORT2",
        ConnectTo.TryParse
    );
    private readonly Option<TimeSpan?> deadline = Values.Duration(
        DeadlineName,
        "Time limit of the whole run; finished work is kept (default none)",
        Instant,
        LongestTime
    );
    private readonly Option<bool> allowPrivate = new("--allow-private-network")
    {
        Description = "Allow connections to loopback, private and other non-public addresses",
    };
    private readonly Option<bool> insecure = new("--insecure") { Description = "Accept any TLS certificate" };

    public Option<string?> Record { get; } =
        new("--record") { Description = "Write every exchange to a WARC 1.1 file", HelpName = "FILE.warc.gz" };

    private readonly Option<bool> recordCredentials = new("--record-credentials")
    {
        Description = "Keep Authorization, cookies and --header values in the record (default: left out)",
    };

    public Option<string?> Replay { get; } =
        new("--replay")
        {
            Description = "Replay responses from a .warc, .warc.gz or .wacz instead of using the network",
            HelpName = "FILE",
        };

    public Option<IReadOnlyList<Regex>> Include { get; } =
        Values.Regexes("--include", "Fetch and check only URLs that match REGEX; repeatable");

    public Option<IReadOnlyList<Regex>> Exclude { get; } =
        Values.Regexes("--exclude", "Skip URLs that match REGEX; repeatable");

    /// <param name="command">Takes the options.</param>
    /// <param name="hasFilter">Whether it chooses among URLs by <c>--include</c> and <c>--exclude</c>.</param>
    /// <returns>The options that were added.</returns>
    public IReadOnlyList<Option> AddTo(Command command, bool hasFilter = true)
    {
        Option[] options =
        [
            concurrency,
            perHost,
            timeout,
            retries,
            maxRedirects,
            delay,
            deadline,
            maxBytes,
            userAgent,
            headers,
            cookies,
            proxy,
            connectTo,
            allowPrivate,
            insecure,
            Record,
            recordCredentials,
            Replay,
            .. hasFilter ? (Option[])[Include, Exclude] : [],
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(Record) is not null && result.GetResult(Replay) is not null)
            {
                result.AddError("--record and --replay exclude each other");
            }

            if (result.GetValue(recordCredentials) && result.GetResult(Record) is null)
            {
                result.AddError("--record-credentials needs --record");
            }
        });
        return options;
    }

    /// <summary>Begins to count the time that the run may take.</summary>
    public RunDeadline BeginDeadline(ParseResult parsed, CancellationToken interruption) =>
        new(parsed.GetValue(deadline), interruption);

    /// <summary>The network with what was asked of it, or the record that answers in its place.</summary>
    public ExchangeSource GetExchanges(ParseResult parsed) =>
        Composition.GetExchanges(
            Bind(parsed, Composition.FetchDefaults()),
            parsed.GetValue(Record),
            parsed.GetValue(Replay)
        );

    private FetchOptions Bind(ParseResult parsed, FetchOptions defaults) =>
        defaults with
        {
            Concurrency = parsed.GetValue(concurrency) ?? defaults.Concurrency,
            PerHost = parsed.GetValue(perHost) ?? defaults.PerHost,
            Timeout = parsed.GetValue(timeout) ?? defaults.Timeout,
            Retries = parsed.GetValue(retries) ?? defaults.Retries,
            MaxRedirects = parsed.GetValue(maxRedirects) ?? defaults.MaxRedirects,
            Delay = parsed.GetValue(delay) ?? defaults.Delay,
            MaxBytes = parsed.GetValue(maxBytes) ?? defaults.MaxBytes,
            UserAgent = parsed.GetValue(userAgent) ?? defaults.UserAgent,
            Headers = parsed.GetValue(headers) ?? [],
            Cookies = parsed.GetValue(cookies) ?? [],
            Proxy = parsed.GetValue(proxy) ?? defaults.Proxy,
            ConnectTo = parsed.GetValue(connectTo) ?? [],
            AllowPrivateNetwork = parsed.GetValue(allowPrivate),
            Insecure = parsed.GetValue(insecure),
            RecordsCredentials = parsed.GetValue(recordCredentials),
        };

    /// <summary>Warns of a record that holds secrets, before anything is written to it.</summary>
    public void WarnOfCredentials(ParseResult parsed)
    {
        if (parsed.GetValue(recordCredentials) && parsed.GetValue(Record) is { } path)
        {
            Console.Error.WriteLine(
                $"archivetool: warning: {path} will hold credentials in clear (--record-credentials): do not pass it on"
            );
        }
    }

    private static IReadOnlyList<Cookie>? GetCookies(ArgumentResult result)
    {
        var path = Values.Text(result);
        if (!Path.Exists(path))
        {
            // Not repeated: cookies themselves may have been given in place of a file.
            result.AddError(Values.Invalid("--cookies", "the path of a Netscape cookie file; no such file exists"));
            return null;
        }

        try
        {
            if (
                CookieFile.TryRead(
                    ForeignFile.ReadNamedLines(path, ForeignFile.MostListBytes),
                    out var read,
                    out var badLine
                )
            )
            {
                return read;
            }

            result.AddError($"'{path}' is no Netscape cookie file: line {badLine} is no cookie");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            result.AddError($"'{path}' cannot be read for --cookies: {exception.Message}");
        }

        return null;
    }

    private static string? GetUserAgent(ArgumentResult result)
    {
        if (FetchOptions.IsUserAgent(Values.Text(result)))
        {
            return Values.Text(result);
        }

        result.AddError("Invalid value for --user-agent; expected printable ASCII");
        return null;
    }

    private static ProxySettings? GetProxy(ArgumentResult result)
    {
        var text = Values.Text(result);
        if (ProxySettings.TryParse(text, out var settings))
        {
            return settings with { Direct = Composition.ProxyFromEnvironment().Direct };
        }

        result.AddError(Values.Invalid(text, "--proxy", "http://HOST:PORT, https:// or socks5://"));
        return null;
    }
}
