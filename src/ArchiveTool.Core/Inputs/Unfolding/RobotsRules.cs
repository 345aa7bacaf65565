using System.Collections.Concurrent;
using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Keeps to the sites' <c>robots.txt</c> where a listing names addresses that no user chose; each file is asked for once.</summary>
/// <param name="reader">Fetches the files.</param>
/// <param name="product">Our product token: the beginning of the user agent.</param>
internal sealed class RobotsRules(InputReader reader, string product)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RobotsFile>>> files = new(StringComparer.Ordinal);

    /// <summary>Whether an address may be asked for.</summary>
    public async Task<bool> AllowsAsync(WebUrl url, CancellationToken cancellationToken)
    {
        var file = await files
            .GetOrAdd(
                url.Origin,
                origin => new Lazy<Task<RobotsFile>>(() => ReadAsync($"{origin}/robots.txt", cancellationToken))
            )
            .Value;
        return file.Allows(url);
    }

    private async Task<RobotsFile> ReadAsync(string address, CancellationToken cancellationToken)
    {
        var answer = await reader.ReadAsync(new PostInput(InputKind.Url, address, address), cancellationToken);
        return answer.Failure?.Reason switch
        {
            null => RobotsFile.Parse(Encoding.UTF8.GetString(answer.Bytes.Span), product),
            // A site in trouble is left alone (https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.4). One that cannot be
            // reached at all says so itself for each page.
            Reason.ServerError or Reason.RateLimited or Reason.Timeout or Reason.HostFailing => RobotsFile.DisallowAll,
            _ => RobotsFile.AllowAll,
        };
    }
}
