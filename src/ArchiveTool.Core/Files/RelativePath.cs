using System.Buffers;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A path that cannot leave the directory it is used in: names only, joined by forward slashes, none of them empty,
/// <c>.</c> or <c>..</c>, and none that the operating system reads as more than a name.
/// </summary>
internal readonly record struct RelativePath
{
    // What Windows reads as more than part of a name: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    private static readonly SearchValues<char> WindowsReserved = SearchValues.Create("\\:*?\"<>|");

    private const int LongestName = 255;

    private readonly string? text;

    private RelativePath(string text) => this.text = text;

    /// <summary>The directory itself.</summary>
    public static RelativePath Root => default;

    /// <summary>Whether it names the directory itself.</summary>
    public bool IsRoot => string.IsNullOrEmpty(text);

    /// <summary>The last name; empty for the root.</summary>
    public string Name => ToString()[(ToString().LastIndexOf('/') + 1)..];

    /// <summary>The folder that it stands in; the root for the root itself.</summary>
    public RelativePath Parent => ToString().LastIndexOf('/') is var slash and > 0 ? new(text![..slash]) : Root;

    /// <summary>The extension of the last name with its dot; empty if absent.</summary>
    public string Extension => System.IO.Path.GetExtension(Name);

    /// <summary>The names from the root on.</summary>
    public IReadOnlyList<string> Names => IsRoot ? [] : text!.Split('/');

    /// <summary>Reads a path with forward slashes.</summary>
    public static bool TryParse(string? text, out RelativePath path)
    {
        path = Root;
        if (string.IsNullOrEmpty(text) || !text.Split('/').All(IsName))
        {
            return false;
        }

        path = new RelativePath(text);
        return true;
    }

    /// <summary>A path that is known to be one.</summary>
    /// <exception cref="ArgumentException">It is invalid.</exception>
    public static RelativePath Parse(string text) =>
        TryParse(text, out var path)
            ? path
            : throw new ArgumentException($"'{text}' is not a path inside a directory.", nameof(text));

    /// <summary>Whether a text is one name: a file's or a folder's.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= LongestName
            && name is not ("." or "..")
            && !name.AsSpan().ContainsAny('/', '\0')
            && HasBytes(name)
            && (!OperatingSystem.IsWindows() || IsWindowsName(name));
    }

    /// <summary>Something in this folder.</summary>
    /// <exception cref="ArgumentException">It is not one name.</exception>
    public RelativePath Append(string name) =>
        IsName(name)
            ? new RelativePath(IsRoot ? name : $"{text}/{name}")
            : throw new ArgumentException($"'{name}' is not a name.", nameof(name));

    /// <summary>Something in this folder.</summary>
    /// <exception cref="ArgumentException">It is not one name.</exception>
    public static RelativePath operator /(RelativePath folder, string name) => folder.Append(name);

    /// <inheritdoc cref="op_Division"/>
    public static RelativePath Divide(RelativePath left, string right) => left.Append(right);

    /// <summary>Whether it stands in a folder, however deep.</summary>
    public bool IsWithin(RelativePath folder) =>
        folder.IsRoot ? !IsRoot : ToString().StartsWith(folder.text + '/', StringComparison.Ordinal);

    /// <summary>With forward slashes; empty for the root.</summary>
    public override string ToString() => text ?? "";

    /// <inheritdoc/>
    public bool Equals(RelativePath other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>False for a lone surrogate that stands for no byte of a name.</summary>
    private static bool HasBytes(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]) && name[i] is < '\udc80' or > '\udcff' and <= '\udfff')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWindowsName(string name) =>
        !name.AsSpan().ContainsAny(WindowsReserved) && !name.Any(char.IsControl) && name[^1] is not ('.' or ' ');
}
