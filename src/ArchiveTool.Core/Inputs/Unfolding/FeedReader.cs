using System.Globalization;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Reads inputs, feeds that an earlier run read conditionally, and no sooner than their servers allow.</summary>
/// <param name="reader">Reads bytes.</param>
/// <param name="memory">Remembers feeds; null if nothing is.</param>
/// <param name="time">The clock.</param>
/// <param name="note">Told where there is nothing new.</param>
internal sealed class FeedReader(InputReader reader, IFeedMemory? memory, TimeProvider time, Action<Problem> note)
{
    /// <summary>Reads an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isNamed">Whether the user named it: it is then asked for however new it says to be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes; or null and the entries that are still to be worked on, where there is nothing new.</returns>
    public async Task<(InputBytes? Bytes, IReadOnlyList<InputPart> Unfinished)> ReadAsync(
        PostInput input,
        bool isNamed,
        CancellationToken cancellationToken
    )
    {
        if (await FindMemoAsync(input, cancellationToken) is not { } memo)
        {
            return (await ReadNewAsync(input, cancellationToken), []);
        }

        var now = time.GetUtcNow();
        if (memo.NotBefore is { } allowed && allowed > now)
        {
            return (Refuse(input, allowed), []);
        }

        if (!isNamed && memo.FreshUntil is { } fresh && fresh > now)
        {
            Tell(input, $"asks not to be read before {Format(fresh)}; it was not asked");
            return (null, await GetUnfinishedAsync(memo, cancellationToken));
        }

        if (memo.Validators is null)
        {
            return (await ReadNewAsync(input, cancellationToken), []);
        }

        var answer = await reader.ReadAsync(input, memo.Validators, cancellationToken);
        if (answer.Answer is { IsNotModified: true })
        {
            Tell(input, "has nothing new since the last run");
            return (null, await GetUnfinishedAsync(memo, cancellationToken));
        }

        await DeferAsync(input, answer, cancellationToken);
        return (answer, []);
    }

    /// <summary>Whether an input that the user did not name is not asked for yet, so that its host is not asked at all.</summary>
    public async Task<bool> IsLeftAloneAsync(PostInput input, CancellationToken cancellationToken)
    {
        var memo = await FindMemoAsync(input, cancellationToken);
        var now = time.GetUtcNow();
        return memo?.NotBefore > now || memo?.FreshUntil > now;
    }

    private async Task<FeedMemo?> FindMemoAsync(PostInput input, CancellationToken cancellationToken) =>
        memory is not null && input.Kind == InputKind.Url
            ? await memory.FindFeedAsync(input.Identity, cancellationToken)
            : null;

    private async Task<InputBytes> ReadNewAsync(PostInput input, CancellationToken cancellationToken)
    {
        var answer = await reader.ReadStoredAsync(input, cancellationToken);
        await DeferAsync(input, answer, cancellationToken);
        return answer;
    }

    private Task DeferAsync(PostInput input, InputBytes answer, CancellationToken cancellationToken) =>
        memory is not null && answer is { Failure: not null, Answer.RetryAfter: { } pause }
            ? memory.DeferAsync(input.Identity, pause, cancellationToken)
            : Task.CompletedTask;

    private async Task<IReadOnlyList<InputPart>> GetUnfinishedAsync(FeedMemo memo, CancellationToken cancellationToken)
    {
        var parts = new List<InputPart>();
        foreach (var identity in memo.Unfinished)
        {
            if (await memory!.ReadEntryAsync(identity, cancellationToken) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static InputBytes Refuse(PostInput input, DateTimeOffset allowed) =>
        new(
            PostSource.StandardInput,
            default,
            null,
            new Problem(
                ProblemCode.Input,
                Reason.RateLimited,
                input.Name,
                $"{input.Name} was not asked: its server asked for no request before {Format(allowed)}; run it again then, or with --refresh"
            )
        );

    private void Tell(PostInput input, string what) =>
        note(new Problem(ProblemCode.Input, Reason.NothingNew, input.Name, $"{input.Name} {what}"));

    private static string Format(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
