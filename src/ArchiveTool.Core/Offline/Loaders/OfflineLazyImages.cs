using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Html;

namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>
/// Does what a lazy loader's script would: no script runs on the offline page. What the loader keeps takes the place of
/// what it shows meanwhile, and what hides a picture until then goes.
/// </summary>
/// <param name="table">The loaders' attributes.</param>
/// <param name="addresses">What the page may load.</param>
/// <param name="hiding">The classes whose rules hide what has them.</param>
internal sealed class OfflineLazyImages(LazyImageTable table, PageAddresses addresses, HidingClasses hiding)
{
    // A placeholder in its own address is short; a longer one is a picture.
    private const int MostOfPlaceholder = 2_000;

    private readonly LoadedFiles files = new(addresses);

    /// <summary>What a <c>source</c> of the open <c>picture</c> shows.</summary>
    private string? source;

    /// <summary>Which pictures are shown already.</summary>
    public PictureTwin Twins { get; } = new();

    /// <summary>A <c>picture</c> begins or ends.</summary>
    public void TakePicture() => source = null;

    /// <summary>Whether an element only stands in for a picture beside it.</summary>
    public static bool IsStandIn(HtmlAttributes tag, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = tag.Name(i);
            if (
                LoaderTable.IsStandIn(name.ToString())
                || (
                    name.Equals("class", StringComparison.OrdinalIgnoreCase)
                    && Classes(tag.Raw(i).ToString()).Any(LoaderTable.IsStandIn)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every file that a picture may show.</summary>
    public HashSet<string> Files(string? src, string? srcset) => files.List(src, srcset);

    /// <summary>What the loader's script would make of an element.</summary>
    public LoadedElement Resolve(string element, HtmlAttributes tag, int count)
    {
        if (count == 0)
        {
            return LoadedElement.Untouched;
        }

        var loaded = new LoadedElement();
        var isPicture = element is "img" or "source";
        ResolveAddresses(loaded, element, isPicture, tag, count);
        if (element == "img")
        {
            ResolveUnknown(loaded, tag, count);
        }

        ResolveClasses(loaded, isPicture, tag);
        if (loaded.Get("style", tag.Decode("style")) is { } style)
        {
            Change(loaded, "style", style, ShownStyle.Resolve(style, element == "img"));
        }

        if (isPicture)
        {
            ResolveSrcset(loaded, element, tag);
        }

        if (element == "img")
        {
            ResolvePicture(loaded, tag);
        }
        else if (element == "source")
        {
            source ??= files.FindFirst(loaded.Get("srcset", tag.Decode("srcset")));
        }

        return loaded;
    }

    /// <summary>Whether a script puts an element of another kind in this one's place, as WeChat's do.</summary>
    public static bool IsWidget(string element) =>
        element.Contains('-', StringComparison.Ordinal) || element == "mpprofile";

    /// <summary>What a loader that no table knows keeps, where an element shows nothing yet.</summary>
    private void ResolveUnknown(LoadedElement loaded, HtmlAttributes tag, int count)
    {
        if (
            loaded.Get("srcset", tag.Decode("srcset")) is not null
            || !LazyImageGuess.IsPlaceholder(loaded.Get("src", tag.Decode("src")))
        )
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var written = CharacterReferences.Decode(tag.Raw(i), inAttribute: true).Trim();
            if (LazyImageGuess.Tell(tag.Name(i), written) is not { } attribute)
            {
                continue;
            }

            loaded.IsTouched = true;
            loaded.Attributes.TryAdd(attribute.Name, null);
            var target = attribute.Value == LazyImageValue.Srcset ? "srcset" : "src";
            if (files.GetValue(target, written) is { } value)
            {
                loaded.Attributes.TryAdd(target, value);
            }
            else if (target == "src")
            {
                loaded.Wanted ??= written;
            }
        }
    }

    private void ResolveAddresses(LoadedElement loaded, string element, bool isPicture, HtmlAttributes tag, int count)
    {
        var best = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = tag.Name(i).ToString();
            if (LoaderTable.IsMark(name) && !(LoaderTable.IsCloak(name) && HasCondition(tag, count)))
            {
                loaded.IsTouched = true;
                loaded.Attributes.TryAdd(HtmlNames.Lower(tag.Name(i)), null);
            }

            var row = table.Find(tag.Name(i));
            if (row < 0)
            {
                continue;
            }

            var attribute = table.Rows[row];
            var written = CharacterReferences.Decode(tag.Raw(i), inAttribute: true).Trim();
            loaded.IsTouched |= isPicture && !attribute.IsAlternative && written.Length > 0;
            if (isPicture)
            {
                loaded.Attributes.TryAdd(HtmlNames.Lower(tag.Name(i)), null);
            }

            if (Target(element, attribute, tag) is not { } target)
            {
                continue;
            }

            if (files.GetValue(target, attribute, written) is not { } value)
            {
                loaded.Wanted ??= target == "src" && ImageUrls.LooksLikeUrl(written) ? written : null;
            }
            else if (row < best.GetValueOrDefault(target, int.MaxValue))
            {
                best[target] = row;
                loaded.IsTouched = true;
                loaded.Attributes[target] = target == "style" ? Style(tag, value) : value;
            }
        }
    }

    private static bool HasCondition(HtmlAttributes tag, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (LoaderTable.IsCondition(tag.Name(i).ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private void ResolveClasses(LoadedElement loaded, bool isPicture, HtmlAttributes tag)
    {
        if (tag.Decode("class") is not { Length: > 0 } written)
        {
            return;
        }

        var names = Classes(written).ToList();
        loaded.IsTouched |= isPicture && names.Exists(LoaderTable.IsClassOfPicture);
        var kept = names.Where(name =>
            loaded.IsTouched && isPicture
                ? !LoaderTable.IsClassOfPicture(name) && !hiding.Hides(name)
                : !LoaderTable.IsClass(name)
        );
        var done = LoaderTable.Done.Where(row => names.Contains(row.Name)).Select(row => row.Done);
        var shown = string.Join(' ', kept.Union(done, StringComparer.Ordinal));
        if (shown.Length != string.Join(' ', names).Length)
        {
            loaded.Attributes["class"] = shown.Length == 0 ? null : shown;
        }
    }

    /// <summary>A browser takes what a srcset names before what src does, so no placeholder may stay in it.</summary>
    private void ResolveSrcset(LoadedElement loaded, string element, HtmlAttributes tag)
    {
        if (loaded.Attributes.GetValueOrDefault("srcset") is not null || tag.Decode("srcset") is not { } written)
        {
            return;
        }

        var all = SrcsetParser.Parse(written);
        var kept = all.Where(one => addresses.IsFile(written.Substring(one.Start, one.Length))).ToList();
        var src = loaded.Get("src", tag.Decode("src"));
        var isPlaceholder =
            loaded.IsTouched
            && element == "img"
            && addresses.IsFile(src)
            && kept.Select(one => LoadedFiles.GetPath(written.Substring(one.Start, one.Length)))
                .Distinct(StringComparer.Ordinal)
                .ToList()
                is [var only]
            && only != LoadedFiles.GetPath(src!)
            && !kept.Exists(one => one.Descriptor?.EndsWith('w') == true);
        if (isPlaceholder || (kept.Count == 0 && (loaded.IsTouched || addresses.IsFile(src))))
        {
            loaded.Attributes["srcset"] = null;
        }
        else if (kept.Count > 0 && kept.Count < all.Count)
        {
            loaded.Attributes["srcset"] = string.Join(
                ", ",
                kept.Select(one => $"{written.Substring(one.Start, one.Length)} {one.Descriptor}".TrimEnd())
            );
        }
    }

    private void ResolvePicture(LoadedElement loaded, HtmlAttributes tag)
    {
        var src = loaded.Get("src", tag.Decode("src"));
        var srcset = loaded.Get("srcset", tag.Decode("srcset"));
        if (!addresses.IsFile(src) && files.FindFirst(srcset) is null && source is not null)
        {
            loaded.Attributes["src"] = src = source;
        }

        if (addresses.IsFile(src) || files.FindFirst(srcset) is not null || src is { Length: > MostOfPlaceholder })
        {
            loaded.Wanted = null;
        }

        foreach (var side in (ReadOnlySpan<string>)["width", "height"])
        {
            if (tag.Decode(side)?.Trim() is "0" or "1" or "0px" or "1px")
            {
                loaded.Attributes[side] = null;
            }
        }
    }

    private string? Target(string element, LazyImageAttribute attribute, HtmlAttributes tag) =>
        attribute.Value switch
        {
            LazyImageValue.Background when element == "video" && attribute.Name == "data-poster" => "poster",
            LazyImageValue.Background => element is "img" or "source" || IsWidget(element) ? null : "style",
            LazyImageValue.Srcset when element is "img" or "source" => "srcset",
            LazyImageValue.Srcset => attribute.Name.Contains("bg", StringComparison.Ordinal) ? "style" : null,
            LazyImageValue.Any when element != "img" && !IsWidget(element) => "style",
            LazyImageValue.Url when element is "video" or "audio" or "source" => "src",
            _ when element != "img" => null,
            _ when attribute.IsAlternative && addresses.IsFile(tag.Decode("src")) => null,
            _ => "src",
        };

    private static void Change(LoadedElement loaded, string name, string before, string after)
    {
        if (after != before)
        {
            loaded.Attributes[name] = after.Trim().Length == 0 ? null : after;
        }
    }

    private static string[] Classes(string value) => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Style(HtmlAttributes tag, string value) =>
        tag.Decode("style") is { Length: > 0 } own ? $"{own};{value}" : value;
}
