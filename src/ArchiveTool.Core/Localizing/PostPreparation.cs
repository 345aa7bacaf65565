using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Localizing;

/// <summary>Reads a post, finds its foreign pictures and begins to fetch them.</summary>
/// <param name="options">What is asked.</param>
/// <param name="reader">Reads the input.</param>
/// <param name="foreign">Chooses what is fetched.</param>
/// <param name="source">Fetches.</param>
internal sealed class PostPreparation(
    LocalizeOptions options,
    InputReader reader,
    ForeignReferences foreign,
    PictureSource source
)
{
    /// <summary>Prepares a post; what it needs from the network is on its way when this returns.</summary>
    public async Task<PreparedPost> PrepareAsync(PostInput input, SourceSite site, CancellationToken cancellationToken)
    {
        var prepared = await ReadAsync(input, site, cancellationToken);
        if (prepared.Post is not { } post || prepared.References.Count == 0)
        {
            return prepared;
        }

        // First: of a post whose files have no place nothing is asked for.
        var (placement, refusal) = GetPlaces(site).Find(input.Path, PostLocalizer.GetSlug(input.Path), post);
        if (placement is null)
        {
            return prepared with { Refusal = refusal };
        }

        var documentUrl = options.DocumentUrl ?? post.DocumentUrl;
        var bodies = new Dictionary<string, Task<PictureBody>>(StringComparer.Ordinal);
        foreach (var group in prepared.References.GroupBy(item => item.Key, StringComparer.Ordinal))
        {
            if (!options.KeepsCopies && site.Pictures.FindByUrl(group.Key) is not null)
            {
                continue;
            }

            var first = group.First();
            var policy = ReferrerStrictness.StrictestFor(
                documentUrl,
                group.Select(item => item.Reference.ReferrerPolicy),
                first.Target
            );
            bodies[group.Key] = source.GetAsync(
                first.Target,
                first.Reference.Kind,
                documentUrl,
                policy,
                cancellationToken
            );
        }

        return prepared with
        {
            Bodies = bodies,
            Placement = placement,
        };
    }

    /// <summary>Where the files of a site's posts go.</summary>
    public PostPlacements GetPlaces(SourceSite site) =>
        new(site.Root, site.Layout, options.Into, options.Folder is { } asked ? CanonicalPath.Resolve(asked) : null);

    /// <summary>Reads a post and finds its foreign pictures, without the network.</summary>
    public async Task<PreparedPost> ReadAsync(PostInput input, SourceSite site, CancellationToken cancellationToken)
    {
        var bytes = await reader.ReadAsync(input, cancellationToken);
        if (bytes.Failure is { } failure)
        {
            return new PreparedPost(input) { Problem = failure };
        }

        var collecting = new CollectOptions
        {
            DefaultReferrerPolicy = options.DefaultReferrerPolicy,
            LazyImages = options.LazyImages,
        };
        var (post, collected, problem) = await PostParsing.RunAsync(
            bytes,
            options.InputFormat,
            options.DocumentUrl,
            collecting,
            cancellationToken
        );
        return post is null || collected is null
            ? new PreparedPost(input) { Problem = problem is { Reason: Reason.EmptyInput } ? null : problem }
            : new PreparedPost(input) { Post = post, References = foreign.Choose(collected, site.Site) };
    }
}
