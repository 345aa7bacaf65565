using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A Hexo blog on disk whose posts hot-link the pictures of a server.</summary>
internal sealed class HexoBlog : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private HexoBlog(TestServer server) => Server = server;

    /// <summary>The server of the pictures.</summary>
    public TestServer Server { get; }

    /// <summary>The blog's folder.</summary>
    public string Path => folder["blog"];

    /// <summary>A path in the blog.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Starts the server and writes the settings.</summary>
    public static async Task<HexoBlog> CreateAsync(string settings = "url: http://blog.example\nroot: /\n")
    {
        var blog = new HexoBlog(await TestServer.StartAsync());
        foreach (var (index, name) in "abcdefgh".Index())
        {
            blog.Server.Map($"/{name}.png", ImageMaker.Png(20, 10, index), "image/png");
        }

        blog.Write("_config.yml", settings);
        blog.Write("package.json", """{ "dependencies": { "hexo": "^8.1.0", "hexo-renderer-marked": "^7.0.0" } }""");
        return blog;
    }

    /// <summary>The address of a picture.</summary>
    public string Picture(string name) => Server.Http($"/{name}.png");

    /// <summary>Writes a file; <c>{a}</c> to <c>{h}</c> are the addresses of pictures.</summary>
    public string Write(string name, string text)
    {
        foreach (var letter in "abcdefgh")
        {
            text = text.Replace($"{{{letter}}}", Picture(letter.ToString()), StringComparison.Ordinal);
        }

        return folder.Write("blog/" + name, text);
    }

    /// <summary>Writes a file's bytes.</summary>
    public string Write(string name, byte[] bytes) => folder.Write("blog/" + name, bytes);

    /// <summary>The text of a file.</summary>
    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>Every file with its bytes.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() =>
        Directory
            .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => System.IO.Path.GetRelativePath(Path, file),
                file => Convert.ToHexString(File.ReadAllBytes(file)),
                StringComparer.Ordinal
            );

    /// <summary>Runs a command in the blog's folder, with the server within reach.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) =>
        InProcess.RunAsync(Path, [.. arguments, "--allow-private-network"]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
