using System.CommandLine;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Cli.Options;

/// <summary>The posts of a library that a command line names.</summary>
internal static class SlugArgument
{
    /// <summary>Refuses names that no post can have.</summary>
    /// <param name="command">Takes the argument.</param>
    /// <param name="slugs">The argument.</param>
    /// <param name="name">What the command is called in messages.</param>
    public static void AddCheckTo(Command command, Argument<string[]> slugs, string name) =>
        command.Validators.Add(result =>
        {
            // The parser takes what it does not know for a slug; none begins so.
            var given = (result.GetResult(slugs)?.Tokens ?? []).Select(token => token.Value);
            foreach (var slug in given.Where(slug => !Slug.TryParse(slug, out _)))
            {
                result.AddError(
                    slug.StartsWith('-')
                        ? $"'{slug}' is not an option of {name}"
                        : $"'{slug}' is not the name of a post; give the name of a folder in posts/"
                );
            }
        });
}
