namespace ArchiveTool.Core.Tracking;

/// <summary>Takes queries apart without changing a byte.</summary>
internal static class QueryParameters
{
    public static IReadOnlyList<QueryParameter> Parse(string? query)
    {
        if (string.IsNullOrEmpty(query))
        {
            return [];
        }

        var parameters = new List<QueryParameter>();
        foreach (var written in query.Split('&'))
        {
            var equals = written.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(
                equals < 0
                    ? new QueryParameter(written, "", written)
                    : new QueryParameter(written[..equals], written[(equals + 1)..], written)
            );
        }

        return parameters;
    }
}
