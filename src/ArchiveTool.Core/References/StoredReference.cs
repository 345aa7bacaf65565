using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>A reference as it is kept while its document is read: a million have to fit beside that.</summary>
internal struct StoredReference
{
    /// <summary>Stands for a width or height that is not known, and for no picture.</summary>
    private const int Unknown = -1;

    private readonly string element;
    private readonly string attribute;
    private readonly string? rel;

    // What few have.
    private readonly Rare? rare;
    private readonly int width;
    private readonly int height;
    private readonly UrlContext syntax;
    private readonly byte policy;
    private readonly Marks marks;
    private byte kind;
    private int picture;

    /// <param name="reference">What was found.</param>
    /// <param name="isBeforeBase">It stands before the first base element.</param>
    /// <param name="isAsWritten">Its URL is what stands in the text, so that it need not be kept.</param>
    public StoredReference(in PendingReference reference, bool isBeforeBase, bool isAsWritten)
    {
        element = reference.Element;
        attribute = reference.Attribute;
        rel = reference.Rel;
        Text = reference.Text;
        Range = reference.Range;
        width = reference.Width ?? Unknown;
        height = reference.Height ?? Unknown;
        syntax = reference.Syntax;
        policy = (byte)reference.Policy;
        kind = (byte)reference.Kind;
        picture = reference.Picture ?? Unknown;
        rare =
            isAsWritten && reference is { Target: null, Descriptor: null }
                ? null
                : new Rare(isAsWritten ? null : reference.Raw, reference.Target, reference.Descriptor);
        marks =
            (isBeforeBase ? Marks.BeforeBase : 0)
            | (reference.IsIgnored ? Marks.Ignored : 0)
            | (reference.IsPassedOver ? Marks.PassedOver : 0)
            | (reference.NamesPost ? Marks.NamesPost : 0);
    }

    [Flags]
    private enum Marks : byte
    {
        BeforeBase = 1,
        Ignored = 2,
        PassedOver = 4,
        NamesPost = 8,
    }

    /// <summary>Where it stands in the text.</summary>
    public TextRange Range { get; }

    /// <summary>The URL where it is not what stands in the text; else null.</summary>
    public readonly string? Raw => rare?.Raw;

    /// <summary>What a reader sees of a link.</summary>
    public string? Text { get; set; }

    /// <summary>What it asks for.</summary>
    public ReferenceKind Kind
    {
        readonly get => (ReferenceKind)kind;
        set => kind = (byte)value;
    }

    /// <summary>The picture that it shows.</summary>
    public int? Picture
    {
        readonly get => picture == Unknown ? null : picture;
        set => picture = value ?? Unknown;
    }

    /// <summary>All of it.</summary>
    /// <param name="raw">Its URL.</param>
    public readonly PendingReference Unfold(string raw) =>
        new()
        {
            Kind = Kind,
            Element = element,
            Attribute = attribute,
            Range = Range,
            Raw = raw,
            Target = rare?.Target,
            Syntax = syntax,
            Policy = (ReferrerPolicy)policy,
            Text = Text,
            Rel = rel,
            Descriptor = rare?.Descriptor,
            Width = width == Unknown ? null : width,
            Height = height == Unknown ? null : height,
            Picture = Picture,
            IsBeforeBase = marks.HasFlag(Marks.BeforeBase),
            IsIgnored = marks.HasFlag(Marks.Ignored),
            IsPassedOver = marks.HasFlag(Marks.PassedOver),
            NamesPost = marks.HasFlag(Marks.NamesPost),
        };

    private sealed record Rare(string? Raw, string? Target, string? Descriptor);
}
