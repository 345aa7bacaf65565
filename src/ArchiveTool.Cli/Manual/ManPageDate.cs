using System.Globalization;

namespace ArchiveTool.Cli.Manual;

/// <summary>The date of a manual page.</summary>
internal static class ManPageDate
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>The day that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/), else today.</summary>
    public static DateOnly Get() =>
        long.TryParse(
            Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
        && seconds <= LastSecond
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
