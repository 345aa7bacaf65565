using NetVips;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>
/// libvips, loaded when the first image is decoded and never before: most commands need none of it. Its own settings are
/// one set a process.
/// </summary>
internal static class VipsRuntime
{
    private static readonly Lazy<string?> Trouble = new(Load);

    /// <summary>Null where libvips is ready, else why it is not.</summary>
    public static string? Start() => Trouble.Value;

    /// <summary>
    /// libvips keeps what went wrong on the way to a success, and would tell it with the next failure. Making an exception
    /// takes it away.
    /// </summary>
    public static void ForgetErrors() => _ = new VipsException("");

    private static string? Load()
    {
        // A published executable has NetVips' own initialiser, which loads libvips at start-up, taken out.
        if (!ModuleInitializer.VipsInitialized && ModuleInitializer.Exception is null)
        {
            ModuleInitializer.Initialize();
        }

        if (!ModuleInitializer.VipsInitialized)
        {
            // The first sentence says it; the rest is where this machine looked, and would stand in every finding.
            var message = ModuleInitializer.Exception?.Message ?? "";
            var end = message.IndexOf(". ", StringComparison.Ordinal);
            return $"libvips could not be loaded: {(end < 0 ? message : message[..(end + 1)])}";
        }

        // What is wrong with an image comes back as a value; the terminal is not libvips' to write on.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, static (_, _, _) => { });

        // Many images at once are quicker, and smaller in memory, than one image on many threads; and none comes twice.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;

        // Loaders that are not fuzzed are out; SVG is drawn from memory, where librsvg loads nothing from outside.
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoadSvg", false);
        return null;
    }
}
