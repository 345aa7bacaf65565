using System.CommandLine;
using System.Reflection;
using ArchiveTool.Cli.Hosting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ArchiveTool.Cli.Tests.Options;

/// <summary>
/// An option that a command takes and never reads would be ignored without a word. The compiled program is searched: each
/// option's field must be loaded by code that the command's run reaches, building the command line left aside.
/// </summary>
public sealed class OptionReadTests
{
    private static readonly string[] Builders = ["Build", "AddTo", "AddCheckTo", ".ctor", ".cctor"];

    [Fact]
    public void Every_command_reads_every_option_it_takes()
    {
        using var program = ModuleDefinition.ReadModule(typeof(CommandLineApp).Assembly.Location);
        var commands = typeof(CommandLineApp)
            .Assembly.GetTypes()
            .Where(type => type is { Namespace: "ArchiveTool.Cli.Commands", IsAbstract: false })
            .Where(type => type.GetMethod("Build", Type.EmptyTypes) is not null)
            .ToDictionary(type => type, FindTaken);

        // The search would prove nothing if it found no commands or no options.
        Assert.True(commands.Count >= 7, $"{commands.Count} commands");
        var count = commands.Values.Sum(fields => fields.Count);
        Assert.True(count >= 100, $"{count} options");

        var ignored =
            from command in commands
            let read = FindRead(program.GetType(command.Key.FullName))
            from field in command.Value
            where !read.Contains($"{field.DeclaringType!.FullName}::{field.Name}")
            select $"{command.Key.Name} never reads {field.DeclaringType!.Name}.{field.Name}";

        var list = ignored.Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    /// <summary>The option fields of a command, and of the groups that it holds, that it adds to its command line.</summary>
    private static List<FieldInfo> FindTaken(Type type)
    {
        var command = (Command)type.GetMethod("Build", Type.EmptyTypes)!.Invoke(null, null)!;
        var names = FindNames(command).ToHashSet(StringComparer.Ordinal);

        // A command with subcommands is created with what tells them apart; its options are the same fields.
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)[0];
        var arguments = constructor
            .GetParameters()
            .Select(parameter =>
                parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : ""
            );
        return
        [
            .. FindOptions(constructor.Invoke([.. arguments]))
                .Where(found => names.Contains(found.Option.Name))
                .Select(found => found.Field),
        ];
    }

    private static IEnumerable<string> FindNames(Command command) =>
        command.Options.Select(option => option.Name).Concat(command.Subcommands.SelectMany(FindNames));

    private static IEnumerable<(FieldInfo Field, Option Option)> FindOptions(object holder)
    {
        foreach (
            var field in holder
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        )
        {
            var value = field.GetValue(holder);
            if (value is Option option)
            {
                yield return (field, option);
            }
            else if (value?.GetType().Namespace == "ArchiveTool.Cli.Options")
            {
                foreach (var found in FindOptions(value))
                {
                    yield return found;
                }
            }
        }
    }

    private static HashSet<string> FindRead(TypeDefinition command) =>
        Reach(
                command.Methods.Where(method => method.Name != "Build" && !method.IsConstructor && !IsBuilder(method)),
                follows: method => !IsBuilder(method)
            )
            .SelectMany(Loads)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsBuilder(MethodDefinition method) => Array.IndexOf(Builders, method.Name) >= 0;

    private static IEnumerable<string> Loads(MethodDefinition method) =>
        method
            .Body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Ldfld or Code.Ldflda)
            .Select(instruction => (FieldReference)instruction.Operand)
            .Select(field => $"{field.DeclaringType.FullName}::{field.Name}");

    /// <summary>The methods of the program that run when others do: called, created, or handed over as delegates.</summary>
    private static HashSet<MethodDefinition> Reach(
        IEnumerable<MethodDefinition> roots,
        Func<MethodDefinition, bool> follows
    )
    {
        var found = new HashSet<MethodDefinition>();
        var open = new Stack<MethodDefinition>(roots);
        while (open.TryPop(out var method))
        {
            if (!method.HasBody || !found.Add(method))
            {
                continue;
            }

            foreach (var instruction in method.Body.Instructions)
            {
                if (
                    instruction.Operand is MethodReference reference
                    && IsOwn(reference)
                    && reference.Resolve() is { } next
                )
                {
                    if (follows(next))
                    {
                        open.Push(next);
                    }

                    // What an async or iterator method does stands in the type that the compiler makes of it.
                    PushStates(next.DeclaringType, open);
                }
                else if (
                    instruction.Operand is TypeReference type
                    && type.Name.StartsWith('<')
                    && type.Resolve() is { } states
                )
                {
                    PushStates(states, open);
                }
            }

            foreach (var local in method.Body.Variables.Where(local => local.VariableType.Name.StartsWith('<')))
            {
                if (local.VariableType.Resolve() is { } states)
                {
                    PushStates(states, open);
                }
            }
        }

        return found;
    }

    private static void PushStates(TypeDefinition type, Stack<MethodDefinition> open)
    {
        foreach (var step in type.Methods.Where(step => type.Name.StartsWith('<') && step.Name == "MoveNext"))
        {
            open.Push(step);
        }
    }

    private static bool IsOwn(MethodReference reference) =>
        reference.DeclaringType.FullName.StartsWith("ArchiveTool.Cli.", StringComparison.Ordinal);
}
