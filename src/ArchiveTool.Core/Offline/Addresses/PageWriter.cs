using System.Text;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>
/// Writes the HTML of a page. An address gets in as a <see cref="PageAddress"/> and in no other way; text and
/// attributes are escaped.
/// </summary>
internal sealed class PageWriter(int capacity)
{
    private readonly StringBuilder html = new(capacity);

    /// <summary>What was written so far.</summary>
    public override string ToString() => html.ToString();

    /// <summary>Appends markup that is the tool's own, or that was made safe.</summary>
    public PageWriter Markup(ReadOnlySpan<char> markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Appends text.</summary>
    public PageWriter Text(string text)
    {
        html.Append(Escape(text));
        return this;
    }

    /// <summary>Appends an attribute in which no browser looks for an address.</summary>
    public PageWriter Attribute(string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        return this;
    }

    /// <summary>Appends an attribute whose address a browser loads; none where there is no address.</summary>
    /// <exception cref="ArgumentException">The address is one that only links may lead to.</exception>
    public PageWriter Load(string name, PageAddress? address) =>
        address is not { } known ? this
        : known.IsLoadable ? Attribute(name, known.Text)
        : throw new ArgumentException($"{name} would load {known.Text}.", nameof(address));

    /// <summary>Appends an attribute whose address a reader may follow; none where there is no address.</summary>
    public PageWriter Link(string name, PageAddress? address) =>
        address is { } known ? Attribute(name, known.Text) : this;

    /// <summary>Appends the candidates of a <c>srcset</c> that may be loaded; none if there is none.</summary>
    public PageWriter Srcset(string name, string value, PageAddresses addresses) =>
        LocalSrcset(value, addresses) is { } local ? Attribute(name, local) : this;

    /// <summary>The candidates of a <c>srcset</c> that may be loaded, or null if none may.</summary>
    public static string? LocalSrcset(string value, PageAddresses addresses)
    {
        var local =
            from candidate in SrcsetParser.Parse(value)
            let address = addresses.ToLoad(value.Substring(candidate.Start, candidate.Length))
            where address is { } found && !found.Text.StartsWith('#')
            select candidate.Descriptor is null ? address.Value.Text : $"{address.Value.Text} {candidate.Descriptor}";
        var joined = string.Join(", ", local);
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>Text as HTML has it, in content and in quoted attributes.</summary>
    public static string Escape(string text) =>
        text.AsSpan().IndexOfAny("&<>\"") < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
                .Replace("\"", "&quot;", StringComparison.Ordinal);
}
