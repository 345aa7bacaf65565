using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What posts of different generators refer to, as <c>archive</c> writes it into the manifest.</summary>
[Collection(InProcess.Collection)]
public sealed class CollectingTests
{
    [Fact]
    public async Task Templates_of_Hexo_themes()
    {
        var found = await CollectAsync(
            """
            ---
            cover: https://a.example/cover.png
            ---
            {% asset_img https://a.example/1.png alt %} {% btn 'https://a.example/2',Go,far fa-hand,block %}
            {% gallery %}
            ![](https://a.example/3.png)
            {% endgallery %}
            {% link Title, https://a.example/4, https://a.example/4.png %}
            {% nobody_knows https://a.example/5.png %}
            """
        );

        Assert.Equal(
            [
                "image https://a.example/cover.png",
                "image https://a.example/1.png",
                "link https://a.example/2",
                "image https://a.example/3.png",
                "link https://a.example/4",
                "image https://a.example/4.png",
                "template-left-alone 9",
            ],
            found
        );
    }

    [Fact]
    public async Task Lists_of_songs_and_of_pictures()
    {
        var found = await CollectAsync(
            """
            {% aplayerlist %}
            { "music": [{ "title": "t", "url": "https://a.example/1.mp3", "pic": "https://a.example/2.png",
              "lrc": "https://a.example/3.lrc" }, { "title": "no url: \"x\"", "url": "" }] }
            {% endaplayerlist %}

            {{< carousel images="{https://a.example/4.png, https://a.example/5.png,gallery/*}" >}}
            """
        );

        Assert.Equal(
            [
                "media https://a.example/1.mp3",
                "image https://a.example/2.png",
                "other https://a.example/3.lrc",
                "image https://a.example/4.png",
                "image https://a.example/5.png",
            ],
            found
        );
    }

    [Fact]
    public async Task Shortcodes_of_Hugo_and_includes_of_Jekyll()
    {
        var found = await CollectAsync(
            """
            {{< figure src="https://a.example/1.png" link="https://a.example/2" >}}
            {{% image src="https://a.example/3.png" %}}
            [r]({{< ref "other.md" >}}) {{< unheard-of id >}}

            {% include image.html url="https://a.example/4.png" %}
            """
        );

        Assert.Equal(
            [
                "image https://a.example/1.png",
                "link https://a.example/2",
                "image https://a.example/3.png",
                "link other.md",
                "image https://a.example/4.png",
                "template-left-alone 3",
            ],
            found
        );
    }

    [Fact]
    public async Task Attributes_in_braces_and_sizes_are_no_part_of_an_address()
    {
        var found = await CollectAsync(
            """
            [a](https://a.example/1){:target="_blank"} https://a.example/2{:target="_blank"}

            ![b](https://a.example/3.png){: .c width="300" referrerpolicy="no-referrer"}
            ![c](https://a.example/4.png =300x)

            > [!TIP]
            > ![d](https://a.example/5.png){width=300}

            <div data-own="https://a.example/6.png" data-srcs='{"https://a.example/7.png":1}'></div>
            """,
            "--lazy-attribute",
            "data-own"
        );

        Assert.Equal(
            [
                "link https://a.example/1",
                "link https://a.example/2",
                "image https://a.example/3.png no-referrer",
                "image https://a.example/4.png",
                "image https://a.example/5.png",
                "image https://a.example/6.png",
                "image https://a.example/7.png",
            ],
            found
        );
    }

    [Fact]
    public async Task An_Obsidian_vault_finds_files_by_their_names()
    {
        using var vault = new TemporaryFolder();
        vault.Write(".obsidian/app.json", "{}");
        vault.Write("files/Pasted image 1.png", Convert.FromBase64String(Picture));
        vault.Write(
            "notes/n.md",
            "---\ncover: \"[[Pasted image 1.png]]\"\n---\n![[Pasted image 1.png|300]]\n\n[[gone]]\n"
        );

        await ArchiveAsync(vault, "notes/n.md");

        using var manifest = await ManifestAsync(vault, "n");
        Assert.Equal(
            ["archived", "archived", "skipped"],
            manifest
                .RootElement.GetProperty("references")
                .EnumerateArray()
                .Select(r => r.GetProperty("status").GetString())
        );
    }

    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static async Task<List<string>> CollectAsync(string post, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("post.md", post);
        await ArchiveAsync(folder, ["post.md", "--exclude", ".", .. options]);
        using var manifest = await ManifestAsync(folder, "post");
        var references = manifest.RootElement.GetProperty("references").EnumerateArray().Select(Line);
        var left = manifest
            .RootElement.GetProperty("problems")
            .EnumerateArray()
            .Where(problem => problem.GetProperty("reason").GetString() == "template-left-alone")
            .Select(problem => $"template-left-alone {problem.GetProperty("line").GetInt32()}");
        return [.. references, .. left];
    }

    private static string Line(JsonElement reference)
    {
        var policy = reference.GetProperty("referrerPolicy").GetString();
        return $"{reference.GetProperty("kind").GetString()} {reference.GetProperty("raw").GetString()}"
            + (policy == "no-referrer" ? " no-referrer" : "");
    }

    private static async Task ArchiveAsync(TemporaryFolder folder, params string[] arguments) =>
        await InProcess.RunAsync(folder.Path, ["archive", .. arguments, "-o", "library", "--no-link-check", "-q"]);

    private static async Task<JsonDocument> ManifestAsync(TemporaryFolder folder, string slug) =>
        JsonDocument.Parse(await File.ReadAllBytesAsync(folder["library", "posts", slug, "manifest.json"]));
}
