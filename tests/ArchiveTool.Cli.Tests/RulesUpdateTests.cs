using System.Text;
using ArchiveTool.Testing;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.Security;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>rules update</c> installs what the right key signed, and nothing older. Keys are made for the test and thrown away.</summary>
public sealed class RulesUpdateTests : IDisposable
{
    private const string Link = "https://go.new.example/?pid=7&to=https%3A%2F%2Fshop.example%2Fa";

    private readonly byte[] secret = SecureRandom.GetNextBytes(new SecureRandom(), 32);
    private readonly TemporaryFolder folder = new();

    public RulesUpdateTests()
    {
        folder.Write("key.pub", GetKey());
        folder.Write("new.json", GetBundle("2027-01-02"));
        Sign("new.json", isHashed: true);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signed_catalogue_is_installed_shown_and_used(bool isHashed)
    {
        Sign("new.json", isHashed);
        var update = await RunAsync("rules", "update", "--from", "new.json", "--public-key", "key.pub");
        Assert.True(update.ExitCode == 0, update.Error);
        Assert.Contains("installed version 2027-01-02", update.Output, StringComparison.Ordinal);

        var show = await RunAsync("rules", "show");
        Assert.Matches("version +2027-01-02\ndate +2027-01\norigin +installed\nnetworks +1\n", show.Output);
        var url = await RunAsync("url", "--format", "json", "--explain", Link);
        Assert.Contains("\"network\":\"New Network\"", url.Output, StringComparison.Ordinal);
        Assert.Contains("networks/new.json:", url.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_release_makes_of_the_rules_is_installed_and_knows_as_much()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "releases of rules are made by a script of Unix");
        var script = Path.Combine(FixtureFiles.Repository, "release", "tools", "rules.py");
        var data = Path.Combine(FixtureFiles.Repository, "src", "ArchiveTool.Tracking", "Catalogue", "Data");
        var shipped = await RunAsync("rules", "show");
        var made = await ShellProgram.RunAsync("python3", [script, data, "2027-02-03", folder["made.json"]], "");
        Assert.True(made.Status == 0, made.Text);
        Sign("made.json", isHashed: true);
        var update = await RunAsync("rules", "update", "--from", "made.json", "--public-key", "key.pub");
        Assert.True(update.ExitCode == 0, update.Error);

        var installed = await RunAsync("rules", "show");
        Assert.Contains("2027-02-03", installed.Output, StringComparison.Ordinal);
        Assert.Equal(shipped.Output[Counts(shipped)..], installed.Output[Counts(installed)..]);
        static int Counts(CliResult result) => result.Output.IndexOf("networks", StringComparison.Ordinal);

        var unknown = await ShellProgram.RunAsync("python3", [script, data, "soon", folder["soon.json"]], "");
        Assert.Equal(1, unknown.Status);
        Assert.False(File.Exists(folder["soon.json"]));
    }

    [Fact]
    public async Task A_catalogue_from_a_server_is_installed_with_the_signature_beside_it()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/c.json", await File.ReadAllBytesAsync(folder["new.json"], TestContext.Current.CancellationToken));
        server.Map(
            "/c.json.minisig",
            await File.ReadAllBytesAsync(folder["new.json.minisig"], TestContext.Current.CancellationToken)
        );
        var update = await RunAsync(
            "rules",
            "update",
            "--from",
            server.Http("/c.json"),
            "--public-key",
            "key.pub",
            "--allow-private-network"
        );
        Assert.True(update.ExitCode == 0, update.Error);
    }

    [Fact]
    public async Task What_is_changed_unsigned_older_or_of_another_key_is_refused()
    {
        var builtIn = await RunAsync("rules", "update", "--from", "new.json");
        Assert.Equal(3, builtIn.ExitCode);
        Assert.Contains("it is signed with another key", builtIn.Error, StringComparison.Ordinal);

        folder.Write("old.json", GetBundle("2026-10"));
        Sign("old.json", isHashed: true);
        await RefusesAsync("old.json", "its version 2026-10 is not later than 2026-11");

        folder.Write("changed.json", GetBundle("2027-01-03"));
        File.Copy(folder["new.json.minisig"], folder["changed.json.minisig"]);
        await RefusesAsync("changed.json", "its signature does not fit");

        var comment = File.ReadAllText(folder["new.json.minisig"])
            .Replace("made for a test", "made for a trap", StringComparison.Ordinal);
        folder.Write("comment.json", GetBundle("2027-01-02"));
        folder.Write("comment.json.minisig", comment);
        await RefusesAsync("comment.json", "its signature does not fit");

        folder.Write("unsigned.json", GetBundle("2027-01-02"));
        await RefusesAsync("unsigned.json", "its signature is missing");

        folder.Write("form.json", GetBundle("2027-01-02").Replace("\"hosts\"", "\"hosst\"", StringComparison.Ordinal));
        Sign("form.json", isHashed: true);
        await RefusesAsync("form.json", "networks/new.json:");

        var show = await RunAsync("rules", "show");
        Assert.Contains("shipped", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_installation_is_told_and_the_shipped_catalogue_used()
    {
        folder.Write("data/archivetool/catalogue.json", "{");
        var show = await RunAsync("rules", "show");

        Assert.Equal(0, show.ExitCode);
        Assert.Contains("shipped", show.Output, StringComparison.Ordinal);
        Assert.Contains("catalogue.json cannot be used", show.Error, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string file, string message)
    {
        var result = await RunAsync("rules", "update", "--from", file, "--public-key", "key.pub");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private static string GetBundle(string version) =>
        $$"""
            {
              "schema": "archivetool/catalogue/1",
              "version": "{{version}}",
              "files": {
                "networks/new.json": {
                  "kind": "networks",
                  "entries": [
                    {
                      "name": "New Network",
                      "source": "a test",
                      "date": "2027-01",
                      "links": [{ "hosts": ["go.new.example"], "needs": ["pid"], "account": ["pid"], "destination": ["to"] }]
                    }
                  ]
                }
              }
            }
            """;

    // https://jedisct1.github.io/minisign/#signature-format
    private void Sign(string file, bool isHashed)
    {
        var message = File.ReadAllBytes(folder[file]);
        if (isHashed)
        {
            var digest = new Blake2bDigest(512);
            digest.BlockUpdate(message, 0, message.Length);
            message = new byte[64];
            digest.DoFinal(message, 0);
        }

        var signature = Sign(message);
        const string Comment = "made for a test";
        byte[] line = [.. isHashed ? "ED"u8 : "Ed"u8, .. KeyId, .. signature];
        var seal = Sign([.. signature, .. Encoding.UTF8.GetBytes(Comment)]);
        folder.Write(
            file + ".minisig",
            $"untrusted comment: a signature\n{Convert.ToBase64String(line)}\ntrusted comment: {Comment}\n{Convert.ToBase64String(seal)}\n"
        );
    }

    private static ReadOnlySpan<byte> KeyId => "12345678"u8;

    private string GetKey()
    {
        var key = new byte[32];
        Ed25519.GeneratePublicKey(secret, 0, key, 0);
        byte[] line = [.. "Ed"u8, .. KeyId, .. key];
        return $"untrusted comment: a key\n{Convert.ToBase64String(line)}\n";
    }

    private byte[] Sign(byte[] message)
    {
        var signature = new byte[64];
        Ed25519.Sign(secret, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            new CliSettings
            {
                WorkingFolder = folder.Path,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["XDG_DATA_HOME"] = folder["data"],
                },
            },
            arguments
        );
}
