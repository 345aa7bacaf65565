using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Removes the pictures that runs brought into a site and that nothing in it names any more.</summary>
internal static class PicturePruning
{
    /// <summary>Removes them, or names them.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="isDryRun">Whether they stay.</param>
    public static ChangeResult Run(string root, bool isDryRun)
    {
        using var record = SiteRecord.At(root);
        if (!isDryRun && record.Take() is { } refusal)
        {
            var problem = new Problem(ProblemCode.Input, Reason.Unreadable, root, refusal);
            return new ChangeResult { Command = "localize", Problems = [problem] };
        }

        var made = record
            .Read()
            .SelectMany(run => run.Files)
            .SelectMany(file => file.Pictures)
            .Where(picture => picture.IsCreated)
            .DistinctBy(picture => picture.Path, StringComparer.Ordinal)
            .Select(picture => (Picture: picture, Path: record.GetPath(picture.Path)))
            .Where(item => item.Path is not null && File.Exists(item.Path))
            .ToList();
        var named = new SourceMentions(root).Find(made.Select(item => item.Picture.Path));
        var removed = new List<ChangedPicture>();
        var problems = new List<Problem>();
        foreach (var (picture, path) in made.Where(item => !named.Contains(item.Picture.Path)))
        {
            try
            {
                if (SourceChange.GetHash(ForeignFile.ReadAll(path!, ForeignFile.MostWholeBytes)) != picture.Sha256)
                {
                    continue;
                }

                removed.Add(new ChangedPicture(path!, picture.Url, picture.Sha256, picture.Bytes, IsNew: false));
                if (!isDryRun)
                {
                    File.Delete(path!);
                }
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                problems.Add(new Problem(ProblemCode.Input, Reason.Unreadable, path, exception.Message));
            }
        }

        return new ChangeResult
        {
            Command = "localize",
            IsDryRun = isDryRun,
            Pictures = removed,
            Problems = problems,
        };
    }
}
