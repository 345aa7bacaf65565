using System.Security.Cryptography;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>Takes a file of the author's into a library.</summary>
internal static class LocalBody
{
    /// <summary>Copies and hashes a file. That it cannot be read is a finding; that the copy cannot be written is not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="directory">The library.</param>
    /// <param name="temporary">Where in it the copy goes.</param>
    /// <param name="most">How many bytes the file may have.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>The hash and the length, or why the file cannot be read.</returns>
    /// <exception cref="FileTooLargeException">The file has more bytes than that.</exception>
    public static async Task<(string? Sha256, long Length, string? Failure)> CopyAsync(
        string path,
        LibraryDirectory directory,
        RelativePath temporary,
        long most,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (input, failure) = Reading(() => ForeignFile.Open(path));
        if (input is null)
        {
            return (null, 0, failure);
        }

        if (input.Length > most)
        {
            await using (input)
            {
                throw new FileTooLargeException(path, ForeignFile.Size(input.Length), most);
            }
        }

        await using (input)
        await using (var output = directory.OpenWrite(temporary, FileMode.CreateNew))
        {
            var buffer = new byte[1 << 16];
            while (true)
            {
                (var read, failure) = Reading(() => input.Read(buffer));
                if (failure is not null)
                {
                    return (null, 0, failure);
                }

                if (read == 0)
                {
                    return (Convert.ToHexStringLower(hash.GetHashAndReset()), output.Position, null);
                }

                if (input.Position > most)
                {
                    throw new FileTooLargeException(path, "growing", most);
                }

                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }

    private static (T? Result, string? Failure) Reading<T>(Func<T> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (default, exception.Message);
        }
    }
}
