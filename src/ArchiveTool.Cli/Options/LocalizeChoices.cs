using System.CommandLine;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.References;

namespace ArchiveTool.Cli.Options;

/// <summary>What is brought into the site, and where it goes.</summary>
internal sealed class LocalizeChoices
{
    private const string KindWords = "image,media,document,stylesheet,font";

    private readonly Option<string?> into = new("--into")
    {
        Description =
            "Where files go: site, the folder that the generator serves; post, to the post; or a folder (default site)",
        HelpName = "site|post|FOLDER",
    };

    private readonly Option<NameTemplate?> name = new("--name")
    {
        Description = "Names of files, of {original} {slug} {n} {alt} {host} {date} {sha8} {ext} (default {original})",
        HelpName = "TEMPLATE",
        CustomParser = result =>
        {
            if (NameTemplate.TryParse(Values.Text(result), out var template))
            {
                return template;
            }

            result.AddError(
                Values.Invalid(
                    Values.Text(result),
                    "--name",
                    "a name with some of {original} {slug} {n:00} {alt} {host} {date:yyyy-MM} {sha8} {ext}"
                )
            );
            return null;
        },
    };

    private readonly Option<IReadOnlyList<ReferenceKind>?> kinds = new("--kinds")
    {
        Description = $"What is brought in, of {KindWords} (default image)",
        HelpName = "LIST",
        CustomParser = result =>
        {
            if (Values.TryParseList<ReferenceKind>(Values.Text(result), TryParseKind, out var list))
            {
                return list;
            }

            result.AddError(Values.Invalid(Values.Text(result), "--kinds", $"some of {KindWords}"));
            return null;
        },
    };

    private readonly Option<string[]> onlyHosts = new("--only-host")
    {
        Description = "Bring in files of HOST and the hosts below it only; repeatable",
        HelpName = "HOST",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> perPost = new("--per-post")
    {
        Description = "Give each post a copy of the same bytes (default: one a site)",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[into, name, kinds, onlyHosts, perPost])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Where files go.</summary>
    public PicturePlace GetPlace(ParseResult parsed) =>
        parsed.GetValue(into) switch
        {
            null or "site" => PicturePlace.Site,
            "post" => PicturePlace.Post,
            _ => PicturePlace.Folder,
        };

    /// <summary>The folder for them, or null.</summary>
    public string? GetFolder(ParseResult parsed) =>
        GetPlace(parsed) == PicturePlace.Folder ? parsed.GetValue(into) : null;

    /// <summary>How they are named.</summary>
    public NameTemplate GetName(ParseResult parsed) => parsed.GetValue(name) ?? NameTemplate.Default;

    /// <summary>What is brought in.</summary>
    public IReadOnlySet<ReferenceKind> GetKinds(ParseResult parsed) =>
        (parsed.GetValue(kinds) ?? [ReferenceKind.Image]).ToHashSet();

    /// <summary>From which hosts.</summary>
    public IReadOnlyList<string> GetHosts(ParseResult parsed) => parsed.GetValue(onlyHosts) ?? [];

    /// <summary>Whether each post gets copies.</summary>
    public bool IsPerPost(ParseResult parsed) => parsed.GetValue(perPost);

    private static bool TryParseKind(string text, out ReferenceKind kind)
    {
        kind = text switch
        {
            "image" => ReferenceKind.Image,
            "media" => ReferenceKind.Media,
            "document" => ReferenceKind.Link,
            "stylesheet" => ReferenceKind.Stylesheet,
            "font" => ReferenceKind.Font,
            _ => ReferenceKind.Other,
        };
        return kind != ReferenceKind.Other;
    }
}
