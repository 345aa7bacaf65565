using ArchiveTool.Core.Localizing.Fixing;

namespace ArchiveTool.Cli.Output;

/// <summary>Asks about each change of <c>fix --interactive</c>.</summary>
internal static class FixDialogue
{
    /// <summary>Shows a change in its sentence; true for <c>y</c>. No answer at all is a no.</summary>
    public static bool Ask(FixQuestion question)
    {
        Console.Error.WriteLine($"{question.Path}:{question.Line}: {question.Why}");
        Console.Error.WriteLine($"- {question.Before}");
        Console.Error.WriteLine($"+ {question.After}");
        Console.Error.WriteLine("Change it? [y/N]");
        Console.Error.Flush();
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
