namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>The first line of a run's record.</summary>
/// <param name="Schema">The form of the record.</param>
/// <param name="Run">The run's name, as <c>--undo</c> takes it.</param>
/// <param name="Command">The command: localize, fix or delocalize.</param>
/// <param name="Version">The program's version.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record RunHeader(string Schema, string Run, string Command, string Version, DateTimeOffset StartedAt)
{
    /// <summary>The form that this program writes and reads.</summary>
    public const string CurrentSchema = "archivetool/run/1";

    /// <summary>A header for a run that begins now.</summary>
    public static RunHeader Create(string command, string version, DateTimeOffset now)
    {
        // The time sorts the runs; the rest keeps those of two branches apart when they are merged.
        var mark = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(2));
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var run = string.Create(culture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{mark}");
        return new RunHeader(CurrentSchema, run, command, version, now);
    }
}
