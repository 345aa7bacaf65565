namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>Looking things up in a list of headers.</summary>
internal static class HeaderText
{
    /// <summary>Values of the same name count as one list (https://www.rfc-editor.org/rfc/rfc9110#name-field-lines-and-combined-fi).</summary>
    public static string? Joined(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        string? joined = null;
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                joined = joined is null ? headers[i].Value : joined + ", " + headers[i].Value;
            }
        }

        return joined;
    }
}
