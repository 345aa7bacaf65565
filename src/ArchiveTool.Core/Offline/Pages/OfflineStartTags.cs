using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Highlighting;
using ArchiveTool.Core.Offline.Loaders;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Writes the attributes of the elements that a body keeps, and what the page adds to them.</summary>
/// <param name="page">Where they are written.</param>
/// <param name="keeping">What elements keep of their attributes.</param>
/// <param name="code">Takes the blocks of code that begin.</param>
internal sealed class OfflineStartTags(PageWriter page, OfflineAttributes keeping, OfflineCode code)
{
    /// <summary>Marks a picture that a loader would have shown, for the page's own style sheet.</summary>
    private const string ShownMark = "data-at-shown";

    private int tables;

    /// <summary>Appends the attributes of a start tag.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="tag">Its attributes.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="loaded">What a lazy loader would have made of it.</param>
    /// <param name="isLaidOutHere">Whether the page's own style sheet lays it out.</param>
    public void Append(string name, HtmlAttributes tag, int count, LoadedElement loaded, bool isLaidOutHere)
    {
        keeping.Dead = name == "a" ? null : keeping.Dead;
        keeping.Append(page, name, tag, count, loaded.Attributes);
        if (name == "a" && keeping.Dead is { } dead && tag.IndexOf("title") < 0)
        {
            page.Attribute("title", $"Dead link: {dead.Reason}");
        }

        if (name == "img" && loaded.IsTouched)
        {
            page.Attribute(ShownMark, "");
        }

        if (name == "img" && tag.IndexOf("alt") < 0)
        {
            // The author did not describe it; a screen reader must not read out the file's name instead.
            page.Attribute("alt", "Picture");
        }

        if (isLaidOutHere)
        {
            AppendFocus(name, tag);
            code.TakeStartTag(name, tag);
        }

        tables += name == "table" ? 1 : 0;
    }

    /// <summary>Takes an end tag.</summary>
    public void TakeEndTag(string name) => tables -= name == "table" && tables > 0 ? 1 : 0;

    /// <summary>What scrolls in its own box must be reached by keyboard; code in a table scrolls with that.</summary>
    private void AppendFocus(string name, HtmlAttributes tag)
    {
        if (tables == 0 && (name is "pre" or "table") && tag.IndexOf("tabindex") < 0)
        {
            page.Attribute("tabindex", "0");
        }
    }
}
