using System.Diagnostics.CodeAnalysis;

namespace ArchiveTool.Core.Findings;

/// <summary>A value or a failure.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class Outcome<T>
    where T : class
{
    private Outcome(T? value, string? failure) => (Value, Failure) = (value, failure);

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Value is not null;

    /// <summary>The value, or null.</summary>
    public T? Value { get; }

    /// <summary>For people: what is wrong, with which file or URL, and what to do next. Null where there is a value.</summary>
    public string? Failure { get; }

    public static implicit operator Outcome<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, null);
    }

    public static implicit operator Outcome<T>(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(null, failure.Message);
    }

    /// <summary>The value and the failure, one of which is null.</summary>
    public void Deconstruct(out T? value, out string? failure) => (value, failure) = (Value, Failure);
}
