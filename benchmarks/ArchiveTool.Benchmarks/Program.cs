using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/ArchiveTool.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
