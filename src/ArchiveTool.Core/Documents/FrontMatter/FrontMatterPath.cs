using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>Where a reader of nested data is: <c>cover.images[2].url</c>.</summary>
internal sealed class FrontMatterPath
{
    private readonly List<Level> levels = [];

    /// <summary>How many collections are open.</summary>
    public int Depth => levels.Count;

    /// <summary>The nearest key, empty for none.</summary>
    public string Key => levels.FindLast(level => level.Key is not null).Key ?? "";

    /// <summary>A mapping opens as a value.</summary>
    public void OpenMapping()
    {
        TakeCollection();
        levels.Add(new Level(IsMapping: true, IsAtKey: true, Key: null, Index: -1));
    }

    /// <summary>A sequence opens as a value.</summary>
    public void OpenSequence()
    {
        TakeCollection();
        levels.Add(new Level(IsMapping: false, IsAtKey: false, Key: null, Index: -1));
    }

    /// <summary>The innermost collection closes.</summary>
    public void Close() => levels.RemoveAt(levels.Count - 1);

    /// <summary>A scalar comes; true if it is a value, false if it was a key.</summary>
    public bool TakeValue(string key)
    {
        if (levels.Count == 0)
        {
            return true;
        }

        var level = levels[^1];
        levels[^1] = !level.IsMapping
            ? level with
            {
                Index = level.Index + 1,
            }
            : level with
            {
                IsAtKey = !level.IsAtKey,
                Key = level.IsAtKey ? key : level.Key,
            };
        return !level.IsMapping || !level.IsAtKey;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var level in levels)
        {
            if (level.IsMapping)
            {
                path.Append(path.Length == 0 ? "" : ".").Append(level.Key);
            }
            else
            {
                path.Append('[').Append(level.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return path.ToString();
    }

    private void TakeCollection() => TakeValue("?");

    private readonly record struct Level(bool IsMapping, bool IsAtKey, string? Key, int Index);
}
