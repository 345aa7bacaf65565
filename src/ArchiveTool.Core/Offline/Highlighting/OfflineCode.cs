using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>Colours code whose author said in which language it is, and that no generator coloured already.</summary>
internal sealed class OfflineCode
{
    private const int LongestCode = 200_000;

    private static readonly string[] Prefixes = ["language-", "lang-", "brush:", "highlight-source-"];

    private CodeLanguage? ofPre;
    private CodeLanguage? language;
    private bool isInPre;

    /// <summary>Notes which code begins.</summary>
    public void TakeStartTag(string name, HtmlAttributes tag)
    {
        switch (name)
        {
            case "pre":
                isInPre = true;
                ofPre = language = Find(tag);
                break;
            case "code" when isInPre:
                language = Find(tag) ?? ofPre;
                break;
            default:
                // Its author, or a generator, marked parts of it.
                language = null;
                break;
        }
    }

    /// <summary>Notes where code ends.</summary>
    public void TakeEndTag(string name)
    {
        isInPre &= name != "pre";
        language = null;
    }

    /// <summary>Appends code with its parts marked; false where the text is something else.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="written">The text as HTML has it.</param>
    /// <param name="rest">What follows it.</param>
    public bool TryAppend(PageWriter page, ReadOnlySpan<char> written, ReadOnlySpan<char> rest)
    {
        var ends =
            rest.StartsWith("</code", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("</pre", StringComparison.OrdinalIgnoreCase);
        if (language is null || !ends || written.Length > LongestCode)
        {
            return false;
        }

        var code = CharacterReferences.Decode(written, inAttribute: false);
        foreach (var part in CodeHighlighter.Read(code, language))
        {
            if (part.Kind is { } kind)
            {
                page.Markup("<span class=\"").Markup(GetClass(kind)).Markup("\">");
            }

            page.Text(code[part.Start..part.End]);
            if (part.Kind is not null)
            {
                page.Markup("</span>");
            }
        }

        return true;
    }

    private static string GetClass(CodeKind kind) =>
        kind switch
        {
            CodeKind.Comment => "at-comment",
            CodeKind.Text => "at-string",
            CodeKind.Number => "at-number",
            _ => "at-keyword",
        };

    private static CodeLanguage? Find(HtmlAttributes tag)
    {
        foreach (var word in (tag.Decode("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var prefix in Prefixes)
            {
                if (
                    word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                    && CodeLanguages.Find(word[prefix.Length..].TrimEnd(';')) is { } found
                )
                {
                    return found;
                }
            }
        }

        return null;
    }
}
