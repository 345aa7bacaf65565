using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>The text of a file as its author wrote it: without the edits of our own runs.</summary>
internal static class AuthorText
{
    /// <summary>The texts behind a file, the newest first, as far as exactly our runs stand between them; the file itself is not among them.</summary>
    /// <param name="record">The site's record.</param>
    /// <param name="path">The file's canonical path.</param>
    /// <param name="current">Its bytes now.</param>
    public static IEnumerable<byte[]> FindEarlier(SiteRecord record, string path, byte[] current)
    {
        var bytes = current;
        foreach (var file in FindEdits(record, path))
        {
            if (SourceChange.GetHash(bytes) == file.After)
            {
                bytes = EditReversal.Reverse(bytes, file);
                if (SourceChange.GetHash(bytes) != file.Before)
                {
                    yield break;
                }

                yield return bytes;
            }
        }
    }

    /// <summary>The author's text: our edits taken back where they still stand, those by hand kept.</summary>
    /// <param name="record">The site's record.</param>
    /// <param name="path">The file's canonical path.</param>
    /// <param name="current">Its bytes now.</param>
    public static byte[] Restore(SiteRecord record, string path, byte[] current)
    {
        var bytes = current;
        foreach (var file in FindEdits(record, path))
        {
            var hash = SourceChange.GetHash(bytes);
            if (hash == file.Before)
            {
                continue;
            }

            var reversed = hash == file.After ? EditReversal.Reverse(bytes, file) : [];
            bytes =
                SourceChange.GetHash(reversed) == file.Before ? reversed : EditReversal.ReverseFound(bytes, file).Bytes;
        }

        return bytes;
    }

    /// <summary>What our runs did to a file, the last first.</summary>
    private static IEnumerable<RecordedFile> FindEdits(SiteRecord record, string path)
    {
        var name = SourceChange.Relative(record.Root, path);
        return record.Read().SelectMany(run => run.Files).Where(file => file.Path == name).Reverse();
    }
}
