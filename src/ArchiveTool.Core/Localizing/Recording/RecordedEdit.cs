using System.Text;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>One change to a file, with what is needed to take it back.</summary>
/// <param name="Offset">First byte, in the file as it was before the run.</param>
/// <param name="Line">Its line there, from 1.</param>
/// <param name="Column">Its column there, from 1, in UTF-16 units.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now.</param>
internal sealed record RecordedEdit(int Offset, int Line, int Column, string Before, string After)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether the two texts are Base64: the file is not UTF-8 there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBase64 { get; init; }

    /// <summary>The bytes that stood there.</summary>
    public byte[] GetBefore() => GetBytes(Before);

    /// <summary>The bytes that stand there now.</summary>
    public byte[] GetAfter() => GetBytes(After);

    /// <summary>A change between bytes; they are kept as text where they are UTF-8.</summary>
    public static RecordedEdit Create(int offset, int line, int column, byte[] before, byte[] after)
    {
        try
        {
            return new RecordedEdit(offset, line, column, Strict.GetString(before), Strict.GetString(after));
        }
        catch (DecoderFallbackException)
        {
            var (from, to) = (Convert.ToBase64String(before), Convert.ToBase64String(after));
            return new RecordedEdit(offset, line, column, from, to) { IsBase64 = true };
        }
    }

    private byte[] GetBytes(string text) => IsBase64 ? Convert.FromBase64String(text) : Strict.GetBytes(text);
}
