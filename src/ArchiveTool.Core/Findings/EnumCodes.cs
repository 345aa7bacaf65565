using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ArchiveTool.Core.Findings;

/// <summary>The codes of an enum's members, as files and reports write them: the names in kebab case.</summary>
internal static class EnumCodes<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Members = GetMembers();

    private static readonly string[] Codes = [.. Members.Select(member => GetKebabCase(member.ToString()))];

    private static readonly JsonEncodedText[] Encoded = [.. Codes.Select(code => JsonEncodedText.Encode(code))];

    private static readonly Dictionary<string, int> Positions = Codes
        .Index()
        .ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);

    /// <summary>Every code, in the order of the members.</summary>
    public static IReadOnlyList<string> All => Codes;

    /// <summary>The code of a member.</summary>
    public static string GetCode(TEnum member) => Codes[Unsafe.BitCast<TEnum, int>(member)];

    /// <summary>The code of a member, ready for JSON.</summary>
    public static JsonEncodedText GetEncoded(TEnum member) => Encoded[Unsafe.BitCast<TEnum, int>(member)];

    /// <summary>Whether a word is the code of a member.</summary>
    public static bool TryParse(string code, out TEnum member)
    {
        var isCode = Positions.TryGetValue(code, out var position);
        member = isCode ? Members[position] : default;
        return isCode;
    }

    /// <summary>The members in their order; a code is found by a member's value, so the values count from 0.</summary>
    private static TEnum[] GetMembers()
    {
        var members = Enum.GetValues<TEnum>();
        return members.Index().All(member => Unsafe.BitCast<TEnum, int>(member.Item) == member.Index)
            ? members
            : throw new InvalidOperationException($"The values of {typeof(TEnum).Name} do not count from 0.");
    }

    private static string GetKebabCase(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                char.IsAsciiLetterUpper(name[i]) || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]));
            if (i > 0 && startsWord)
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(name[i]));
        }

        return code.ToString();
    }
}
