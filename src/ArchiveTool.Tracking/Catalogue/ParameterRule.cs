using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>A parameter that tracks, or that a site needs.</summary>
/// <param name="Name">In lower case; without the final star.</param>
/// <param name="Entry">Where it stands.</param>
internal sealed record ParameterRule(string Name, CatalogueEntry Entry)
{
    private readonly ValueForm[] forms = [.. (Entry.Parameters.Forms ?? []).Select(form => new ValueForm("=" + form))];

    private readonly PathTemplate[] paths = [.. (Entry.Parameters.Paths ?? []).Select(path => new PathTemplate(path))];

    /// <summary>What is reported.</summary>
    public string Rule => Entry.Parameters.Rule;

    /// <summary>The affiliate network whose click the parameter marks, or null.</summary>
    public string? Network => Entry.Parameters.Network;

    /// <summary>Whether a value has the form that the network's click has.</summary>
    public bool IsClick(ReadOnlySpan<char> value)
    {
        foreach (var form in forms)
        {
            if (form.Fits(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the rule holds on a path.</summary>
    public bool HoldsOn(ReadOnlySpan<char> path) => PathTemplate.FitsAny(paths, path);
}
