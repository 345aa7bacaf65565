using System.Runtime.InteropServices;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Inputs;

/// <summary>An input's bytes, or why there are none.</summary>
/// <param name="Source">Where they came from.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="HeaderPolicy">The <c>Referrer-Policy</c> header that came with them, or null.</param>
/// <param name="Failure">What is wrong; null if the bytes are there.</param>
internal sealed record InputBytes(
    PostSource Source,
    ReadOnlyMemory<byte> Bytes,
    ReferrerPolicy? HeaderPolicy,
    Problem? Failure
)
{
    /// <summary>What went wrong on the way to them and cost less than the post.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Where the bytes are, if they are not here; then <see cref="Bytes"/> are none.</summary>
    public StoredInput? Stored { get; init; }

    /// <summary>What the server said, also with a failure; null for what was not fetched.</summary>
    public InputAnswer? Answer { get; init; }

    /// <summary>The bytes; none after <see cref="LetGo"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; internal set; } = Bytes;

    /// <summary>Reads the bytes from their beginning, wherever they are.</summary>
    public Stream Open() =>
        Stored is not null ? Stored.Open()
        : MemoryMarshal.TryGetArray(Bytes, out var array)
            ? new MemoryStream(array.Array ?? [], array.Offset, array.Count, writable: false)
        : new MemoryStream(Bytes.ToArray(), writable: false);

    /// <summary>The same, with its bytes here.</summary>
    public InputBytes Load() => Stored is null ? this : this with { Bytes = Stored.ReadAll(), Stored = null };

    /// <summary>Forgets the bytes: of a large post they need not wait for the answers of servers.</summary>
    internal void LetGo() => Bytes = default;
}
