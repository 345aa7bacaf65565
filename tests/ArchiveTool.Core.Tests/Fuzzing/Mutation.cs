using System.Text;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>Breaks an input in ways that parsers stumble over.</summary>
internal static class Mutation
{
    private const int LargestInput = 100_000;
    private static readonly byte[] Extremes = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];

    public static byte[] Create(FuzzTarget target, Random random)
    {
        var bytes = Pick(target.Corpus, random).ToList();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            Change(bytes, target, random);
        }

        if (random.Next(200) == 0)
        {
            Swell(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, FuzzTarget target, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(7))
        {
            case 0:
                bytes.InsertRange(at, Token(target, random));
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                var other = Pick(target.Corpus, random);
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(60))]);
                break;
            case 4:
                var token = Token(target, random);
                bytes.InsertRange(at, Enumerable.Repeat(token, random.Next(2, 40)).SelectMany(t => t));
                break;
            case 5:
                // Lengths and offsets in binary files.
                var extreme = Pick(Extremes, random);
                for (var i = at; i < Math.Min(bytes.Count, at + random.Next(1, 9)); i++)
                {
                    bytes[i] = extreme;
                }

                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    /// <summary>Repeats a piece very often: what is not linear shows.</summary>
    private static void Swell(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        var from = random.Next(bytes.Count);
        var piece = bytes.GetRange(from, Math.Min(random.Next(1, 40), bytes.Count - from));
        var times = random.Next(2, Math.Max(3, LargestInput / piece.Count));
        bytes.InsertRange(from, Enumerable.Repeat(piece, times).SelectMany(p => p));
    }

    private static byte[] Token(FuzzTarget target, Random random) =>
        Encoding.UTF8.GetBytes(Pick(target.Tokens, random));

    private static T Pick<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];
}
