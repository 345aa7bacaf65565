using System.Text.Json.Nodes;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>Each field of a JSON file in turn, with each hostile value; of a list's items the first stands for all.</summary>
internal static class HostileFields
{
    private const string Mark = "\"\\u0001hostile\\u0001\"";

    /// <summary>The cases of files of one JSON text and one form: a field that two of them have is changed in the first.</summary>
    public static IEnumerable<HostileCase> ListFiles(string template, string[] paths, Canaries canaries)
    {
        var changes =
            from path in paths
            from changed in List(File.ReadAllText(Path.Combine(template, path)), canaries)
            select (path, changed);
        return from change in changes.DistinctBy(change => change.changed.Name, StringComparer.Ordinal)
            select new HostileCase(
                $"{change.path} {change.changed.Name}",
                root => File.WriteAllText(Path.Combine(root, change.path), change.changed.Json)
            );
    }

    /// <summary>The cases of a file of lines, each a JSON text.</summary>
    public static IEnumerable<HostileCase> ListLines(string template, string path, Canaries canaries)
    {
        var lines = File.ReadAllLines(Path.Combine(template, path));
        return from at in Enumerable.Range(0, lines.Length)
            from changed in List(lines[at], canaries)
            select new HostileCase(
                $"{path}:{at + 1} {changed.Name}",
                root =>
                    File.WriteAllLines(
                        Path.Combine(root, path),
                        [.. lines[..at], changed.Json.ReplaceLineEndings(""), .. lines[(at + 1)..]]
                    )
            );
    }

    /// <summary>Each changed text of a JSON text.</summary>
    public static IEnumerable<(string Name, string Json)> List(string json, Canaries canaries)
    {
        foreach (var field in Fields(JsonNode.Parse(json)!, []))
        {
            yield return ($"{Name(field)} removed", Change(json, field, null));
            foreach (var (name, value) in HostileValues.List(canaries))
            {
                yield return ($"{Name(field)} = {name}", Change(json, field, value));
            }
        }

        foreach (var (name, value) in HostileValues.List(canaries))
        {
            yield return ($"whole = {name}", value);
        }
    }

    private static IEnumerable<object[]> Fields(JsonNode? node, object[] path)
    {
        if (path.Length > 0)
        {
            yield return path;
        }

        var children = node switch
        {
            JsonObject item => item.Select(field => ((object)field.Key, field.Value)),
            JsonArray { Count: > 0 } list => [(0, list[0])],
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            foreach (var field in Fields(child, [.. path, key]))
            {
                yield return field;
            }
        }
    }

    private static string Change(string json, object[] path, string? value)
    {
        var whole = JsonNode.Parse(json)!;
        var parent = path[..^1].Aggregate(whole, (node, key) => (key is int at ? node[at] : node[(string)key])!);
        var mark = JsonNode.Parse(Mark);
        switch (path[^1])
        {
            case int at when value is null:
                parent.AsArray().RemoveAt(at);
                break;
            case int at:
                parent[at] = mark;
                break;
            case string key when value is null:
                parent.AsObject().Remove(key);
                break;
            case string key:
                parent[key] = mark;
                break;
        }

        return whole.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
    }

    private static string Name(object[] path) => string.Join('.', path);
}
