using System.Diagnostics;
using ArchiveTool.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ArchiveTool.Core.Tests.FrontDoor;

/// <summary>
/// The C# that READMEs and guides show is compiled against the libraries as they are, and run in a folder that holds the files
/// it names. None of them reaches a network.
/// </summary>
public sealed class DocumentedProgramsTests : IDisposable
{
    // What the SDK adds to a program: https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, int> Programs
    {
        get
        {
            var programs = new TheoryData<string, int>();
            foreach (var path in Documents())
            {
                for (var at = 0; at < Blocks(path).Count; at++)
                {
                    programs.Add(Path.GetRelativePath(FixtureFiles.Repository, path), at);
                }
            }

            return programs;
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Programs))]
    public async Task A_documented_program_compiles_and_runs(string document, int block)
    {
        var token = TestContext.Current.CancellationToken;
        var name = $"documented-{Guid.NewGuid():N}";
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        try
        {
            Compile(name, Blocks(Path.Combine(FixtureFiles.Repository, document))[block], path);
            LayOut();
            var (status, output) = await RunAsync(path, token);
            Assert.True(status == 0, output);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Documents()
    {
        var readmes = Directory
            .EnumerateDirectories(Path.Combine(FixtureFiles.Repository, "src"))
            .Select(project => Path.Combine(project, "README.md"));
        return readmes
            .Append(Path.Combine(FixtureFiles.Repository, "README.md"))
            .Append(Path.Combine(FixtureFiles.Repository, "docs", "library-use.md"))
            .Where(File.Exists);
    }

    private static List<string> Blocks(string path)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (var line in File.ReadLines(path))
        {
            if (block is null)
            {
                block = line == "```csharp" ? [] : null;
            }
            else if (line == "```")
            {
                blocks.Add(string.Join('\n', block));
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }

        return blocks;
    }

    private static void Compile(string name, string program, string path)
    {
        var loaded = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(program)],
            loaded.Select(assembly => MetadataReference.CreateFromFile(assembly)),
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        using var file = File.Create(path);
        var result = compilation.Emit(file);
        Assert.True(
            result.Success,
            string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))
        );
    }

    /// <summary>The files that the programs name.</summary>
    private void LayOut()
    {
        foreach (
            var shared in (string[])["fixtures/posts/harbour-lights.txt", "fixtures/records/harbour-lights.warc.gz"]
        )
        {
            var copy = folder[shared.Split('/')];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(FixtureFiles.Repository, shared), copy);
        }

        File.Copy(FixtureFiles.Path("records", "harbour-lights.warc.gz"), folder["record.warc.gz"]);
        folder.Write("post.md", "# A post\n\nIts text.\n");
        Directory.CreateDirectory(folder["source", "_posts"]);
        File.WriteAllText(folder["source", "_posts", "first.md"], "# First\n\nIts text.\n");
    }

    private async Task<(int Status, string Output)> RunAsync(string path, CancellationToken cancellationToken)
    {
        var host = Path.Combine(AppContext.BaseDirectory, typeof(DocumentedProgramsTests).Assembly.GetName().Name!);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in (string[])
                ["exec", "--depsfile", host + ".deps.json", "--runtimeconfig", host + ".runtimeconfig.json", path]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
