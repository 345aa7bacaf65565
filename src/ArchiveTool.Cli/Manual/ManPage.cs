using System.CommandLine;
using System.Globalization;
using System.Text;
using ArchiveTool.Cli.Configuration;
using ArchiveTool.Cli.Hosting;

namespace ArchiveTool.Cli.Manual;

/// <summary>The manual page, from the command line's own tree, in the man(7) macros.</summary>
internal static class ManPage
{
    private static readonly (string Status, string Meaning)[] Statuses =
    [
        ("0", "Done, nothing that --fail-on names."),
        ("1", "Done, with findings that --fail-on names; for verify: damage."),
        ("2", "The command line is wrong; nothing was written."),
        ("3", "The work, or a part of it, could not be done."),
        ("130, 143", "Interrupted by SIGINT or SIGTERM; what was finished is kept."),
    ];

    public static string Write(Command root, DateOnly date)
    {
        var page = new StringBuilder();
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        page.Append($".TH ARCHIVETOOL 1 {day} \"archivetool {Roff.Escape(ToolVersion.Text)}\"\n");
        page.Append(".SH NAME\narchivetool \\- archive the pictures of blog posts, and check their links\n");
        page.Append(".SH SYNOPSIS\n.B archivetool\n.I command\n.RI [ options ]\n");
        page.Append(".SH DESCRIPTION\n").Append(Roff.Line(root.Description ?? ""));
        page.Append(".SH COMMANDS\n");
        WriteCommands(page, root, root.Name);
        page.Append(".SH OPTIONS OF EVERY COMMAND\n");
        WriteOptions(page, root);
        page.Append(".SH EXIT STATUS\n");
        foreach (var (status, meaning) in Statuses)
        {
            page.Append($".TP\n.B {Roff.Escape(status)}\n").Append(Roff.Line(meaning));
        }

        page.Append($".SH FILES\n.TP\n.I {Roff.Escape(ConfigFile.DefaultName)}\n");
        page.Append(
            Roff.Line("In the working folder: options under their long names, in YAML. The command line wins.")
        );
        page.Append(".SH EXAMPLES\n");
        foreach (var (line, meaning) in root.Subcommands.SelectMany(command => Examples.Find(command.Name)))
        {
            page.Append($".TP\n.B {Roff.Escape(line)}\n").Append(Roff.Line(meaning));
        }

        return page.ToString();
    }

    private static void WriteCommands(StringBuilder page, Command parent, string path)
    {
        foreach (var command in parent.Subcommands.Where(command => !command.Hidden))
        {
            var name = $"{path} {command.Name}";
            var operands = command.Arguments.Where(argument => !argument.Hidden).ToList();
            page.Append($".SS {Roff.Escape(name)}{string.Concat(operands.Select(Operand))}\n");
            page.Append(Roff.Line((command.Description ?? "").TrimEnd('.') + "."));
            foreach (var operand in operands)
            {
                page.Append($".TP\n.I {Roff.Escape(operand.Name)}\n").Append(Roff.Line(operand.Description ?? ""));
            }

            WriteOptions(page, command);
            WriteCommands(page, command, name);
        }
    }

    private static string Operand(Argument argument)
    {
        var dots = argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        return argument.Arity.MinimumNumberOfValues > 0 ? $" <{argument.Name}>{dots}" : $" [<{argument.Name}>{dots}]";
    }

    private static void WriteOptions(StringBuilder page, Command command)
    {
        foreach (var option in command.Options.Where(option => !option.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Where(alias => alias != option.Name).Prepend(option.Name));
            var value =
                option.ValueType == typeof(bool) || option.HelpName is null
                    ? ""
                    : $" \\fI{Roff.Escape(option.HelpName)}\\fR";
            page.Append($".TP\n\\fB{Roff.Escape(names)}\\fR{value}\n").Append(Roff.Line(option.Description ?? ""));
        }
    }
}
