using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Gathers what the offline page of a post needs.</summary>
internal static class OfflinePages
{
    // Attributes that every browser loads pictures from.
    private static readonly string[] Standard = ["srcset", "imagesrcset", "style", "content", "value", ""];

    private const long MostBytes = 1 << 20;

    /// <summary>The page of a post that was just worked on.</summary>
    public static string Render(PostContext work, Manifest manifest, LibraryDirectory directory)
    {
        var root = LibraryLayout.GetRoot(manifest.Post.IsSelfContained);
        return Render(
            work.Post,
            PostRewriting.Edits(work, root),
            from item in work.Planned
            where work.GetStored(item) is not null
            select PostRewriting.GetTarget(work, item, root),
            work.Collected.BaseUrl ?? work.DocumentUrl,
            manifest,
            directory
        );
    }

    /// <summary>The page of a post.</summary>
    /// <param name="post">The post as it came.</param>
    /// <param name="edits">What leads it to the library beside the page, whatever the rewritten post is given.</param>
    /// <param name="targets">The addresses among them that lead to files of the library.</param>
    /// <param name="baseUrl">What its remaining relative URLs are relative to.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="directory">The library.</param>
    /// <param name="currentVersion">Where the current version's page stands; null if this is it.</param>
    public static string Render(
        Post post,
        IReadOnlyList<Edit> edits,
        IEnumerable<string?> targets,
        WebUrl? baseUrl,
        Manifest manifest,
        LibraryDirectory directory,
        string? currentVersion = null
    )
    {
        var root = LibraryLayout.GetRoot(manifest.Post.IsSelfContained);
        return OfflinePage.Render(
            new OfflinePageContent
            {
                Title = manifest.Post.Title ?? manifest.Post.Slug,
                Author = manifest.Post.Author,
                Date = manifest.Post.Date,
                Categories = manifest.Post.Categories,
                DocumentUrl = baseUrl,
                ArchivedAt = manifest.Post.ArchivedAt,
                Format = post.Format,
                Body = Body(post, edits),
                Files = Files(targets, root),
                IsSelfContained = manifest.Post.IsSelfContained,
                CurrentVersion = currentVersion,
                EarlierVersions =
                [
                    .. (manifest.Versions ?? []).Select(version =>
                        ($"{LibraryLayout.VersionsName}/{version.Name}/index.html", version.ArchivedAt)
                    ),
                ],
                HeadImage = HeadImage(manifest),
                LazyImages = LazyImages(manifest),
                Form = manifest.Post.Page,
                Missing = manifest
                    .References.Where(reference =>
                        reference
                            is {
                                Status: ReferenceStatus.Failed or ReferenceStatus.Refused,
                                Kind: not ReferenceKind.Link
                            }
                    )
                    .DistinctBy(reference => reference.Url ?? reference.Raw, StringComparer.Ordinal)
                    .Count(),
                Slug = manifest.Post.Slug,
                DeadLinks = DeadLinks(manifest),
                ReadSvg = url => Read(directory, LibraryLayout.FindPath(url, root), "svg"),
                ReadSheet = url => Read(directory, LibraryLayout.FindPath(url, root), "css"),
            }
        );
    }

    private static Dictionary<string, DeadLink> DeadLinks(Manifest manifest) =>
        manifest
            .Links.Where(link => link.Status == LinkStatus.Dead)
            .DistinctBy(link => link.Url, StringComparer.Ordinal)
            .ToDictionary(
                link => link.Url,
                link => new DeadLink(link.Reason.GetInfo().Words, link.Suggestion),
                StringComparer.Ordinal
            );

    private static HashSet<string> Files(IEnumerable<string?> targets, string root) =>
        targets
            .OfType<string>()
            .Select(target => target.Split('#')[0])
            .Where(target => LibraryLayout.FindPath(target, root) is not null)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The table with the rows that the user added: the manifest names the attributes in which pictures were found, so a
    /// page that is written again shows them too.
    /// </summary>
    private static LazyImageTable LazyImages(Manifest manifest)
    {
        var known = LazyImageTable.Default;
        var rows = manifest
            .References.Where(reference =>
                reference is { Kind: ReferenceKind.Image, Asset: not null, Element: not Reference.FrontMatterElement }
                && known.Find(reference.Attribute) < 0
                && !PageAttributes.IsAddress(reference.Attribute)
                && Array.IndexOf(Standard, reference.Attribute) < 0
            )
            .DistinctBy(reference => reference.Attribute, StringComparer.Ordinal)
            .Select(reference => new LazyImageAttribute(
                reference.Attribute,
                reference.Attribute.EndsWith("srcset", StringComparison.Ordinal) ? LazyImageValue.Srcset
                    : reference.Element is "img" or "source" or "amp-img" or "amp-anim" ? LazyImageValue.Url
                    : LazyImageValue.Background,
                "the user"
            ));
        var added = rows.Take(LazyImageTable.MostRows - known.Rows.Count).ToList();
        return added.Count == 0 ? known : known.With(added);
    }

    private static string Body(Post post, IReadOnlyList<Edit> edits)
    {
        var start = post.Text.Locate(new TextRange(post.Body.Start, 0)).Offset;
        var moved = edits
            .Where(edit => edit.Span.Offset >= start)
            .Select(edit => edit with { Span = edit.Span with { Offset = edit.Span.Offset - start } })
            .ToList();
        var body = PostRewriter.Rewrite(post.Bytes.Span[start..], moved, post.Text.Charset.Encoding);
        return SourceText.Decode(body, post.Text.Charset).Text;
    }

    private static string? Read(LibraryDirectory directory, LibraryPath? path, string extension)
    {
        if (
            path is not { IsAsset: true }
            || path.Extension != extension
            || directory.TryFind(path) is not { IsFile: true, Length: <= MostBytes }
        )
        {
            return null;
        }

        using var reader = new StreamReader(directory.OpenRead(path));
        return reader.ReadToEnd();
    }

    private static string? HeadImage(Manifest manifest) =>
        manifest.References.FirstOrDefault(reference =>
            reference.Element == Reference.FrontMatterElement
            && reference.RewrittenTo is not null
            && !reference.Attribute.Contains("thumb", StringComparison.OrdinalIgnoreCase)
        )
            is { } found
            ? new PostTargets(manifest).Find(found)
            : null;
}
