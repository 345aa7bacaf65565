using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Libraries;

/// <summary>An open library: one writer, its lock held, its journal and index at hand.</summary>
internal sealed class Library : IDisposable
{
    private readonly LibraryHandle claim;
    private readonly Lock gate = new();
    private readonly HashSet<Slug> unfinished = [];
    private readonly HashSet<string> announced = new(StringComparer.Ordinal);
    private readonly SlugRegister slugs;
    private readonly SharedFlush device;

    internal Library(LibraryHandle claim, ILibraryIndex index, IJournal journal)
    {
        this.claim = claim;
        Index = index;
        Journal = journal;
        Manifests = new ManifestStore(claim.Directory);
        slugs = new SlugRegister(index);
        device = new SharedFlush(claim.Directory.SyncAll);
    }

    /// <summary>Its directory, through which every other file in it is read and written.</summary>
    public LibraryDirectory Directory => claim.Directory;

    /// <summary>Its folder of temporary files, held open, for code that can only be told a path.</summary>
    public HeldPath Temporary => claim.Temporary;

    /// <summary>The index.</summary>
    public ILibraryIndex Index { get; }

    /// <summary>The journal.</summary>
    public IJournal Journal { get; }

    /// <summary>The bodies.</summary>
    public IAssetStore Assets =>
        new AssetStore(Directory, SyncsEachFile ? AssetDurability.EachFile : AssetDurability.Deferred);

    /// <summary>The manifests.</summary>
    public IManifestStore Manifests { get; }

    /// <summary>The settings in force.</summary>
    public LibrarySettings Settings { get; internal set; } = LibrarySettings.Default;

    /// <summary>What outlives a loss of power.</summary>
    public Durability Durability { get; set; } = Durability.Batched;

    /// <summary>Whether each file is flushed before it gets its name.</summary>
    internal bool SyncsEachFile =>
        Durability == Durability.Full || (Durability == Durability.Batched && !Directory.CanSyncAll);

    /// <summary>Whether there was no library before this opening made it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Bodies that a run which was cut off had finished, by the URLs that gave them.</summary>
    public IReadOnlyDictionary<string, KnownAsset> Pending { get; init; } =
        new Dictionary<string, KnownAsset>(StringComparer.Ordinal);

    /// <summary>What could not be read where opening had to build the index again, with what is wrong.</summary>
    public IReadOnlyList<(string Path, string Message)> Unreadable { get; init; } = [];

    /// <summary>Whether the journal spoke of things to be done when the library was opened.</summary>
    internal bool WasCutOff { get; init; }

    /// <summary>Opens the library in a folder, making it where <paramref name="create"/> is set.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="create">Whether a folder that is not a library becomes one.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Outcome<Library>> OpenAsync(string root, bool create, CancellationToken cancellationToken)
    {
        var taken = LibraryHandle.Take(root, create);
        return taken.IsSuccess ? await taken.Value.OpenAsync(cancellationToken) : new Failure(taken.Failure);
    }

    /// <summary>Opens a library for what frees space; where its disk is full, the pages for browsing are given up first.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Outcome<Library>> OpenToFreeSpaceAsync(string root, CancellationToken cancellationToken)
    {
        var taken = LibraryHandle.Take(root, create: false);
        return taken.IsSuccess ? await taken.Value.OpenToFreeSpaceAsync(cancellationToken) : new Failure(taken.Failure);
    }

    /// <summary>Opens a library whose index is built again from the manifests, whatever stands in its place.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Outcome<Library>> OpenToRebuildAsync(string root, CancellationToken cancellationToken)
    {
        var taken = LibraryHandle.Take(root, create: false);
        return taken.IsSuccess ? await taken.Value.OpenToRebuildAsync(cancellationToken) : new Failure(taken.Failure);
    }

    /// <summary>Writes the settings, so that the next run agrees.</summary>
    public async Task SaveSettingsAsync(LibrarySettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        await SettingsFile.WriteAsync(Directory, settings, toDisk: true, cancellationToken);
    }

    /// <summary>Journals an asset before it is moved into place.</summary>
    /// <param name="asset">The body.</param>
    /// <param name="fetch">How it was had, or null if it was not fetched.</param>
    /// <returns>Whether what stands in its place already is known to be the body: from this run, or by a manifest.</returns>
    public bool Announce(ManifestAsset asset, ManifestFetch? fetch)
    {
        ArgumentNullException.ThrowIfNull(asset);
        bool isNew;
        lock (gate)
        {
            isNew = announced.Add(asset.Sha256);
        }

        Journal.Add(new JournalEntry(asset, fetch));
        return !isNew || Index.FindAsset(asset.Sha256) is not null;
    }

    /// <summary>Says that a post's folder is about to change.</summary>
    public void BeginPost(Slug slug)
    {
        Journal.Add(JournalEntry.Begin(slug));
        lock (gate)
        {
            unfinished.Add(slug);
        }

        Index.Begin(slug);
    }

    /// <summary>Waits until the device has all that was written before, together with others who wait.</summary>
    /// <exception cref="IOException">The device did not take it.</exception>
    public Task FlushAsync() => Durability == Durability.None ? Task.CompletedTask : device.WaitAsync();

    /// <summary>
    /// Puts a post's staged folder in its place, when the device has it and all that it names. The earlier version goes, and
    /// the journal says that the post is finished, only when the device has the new one's name too: after the next
    /// <see cref="FlushAsync"/>.
    /// </summary>
    internal async Task PlacePostAsync(IndexedPost post, Manifest manifest)
    {
        await FlushAsync();
        PostFolderSwap.Swap(Directory, post.Slug);
        FinishPost(post, manifest);
        if (Durability == Durability.Full)
        {
            await FlushAsync();
        }
    }

    /// <summary>Says that a post's folder stands as its manifest says.</summary>
    public void FinishPost(IndexedPost post, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var shown = BrowseEntry.GetStamp(Directory, post.Slug) is { } stamp
            ? BrowseEntry.FromNew(stamp, manifest)
            : null;
        Index.Put(post, manifest.Assets, IndexRebuilding.GetHashes(Directory, post.Slug), shown);
        lock (gate)
        {
            announced.ExceptWith(manifest.Assets.Select(asset => asset.Sha256));
        }

        Finish(post.Slug);
    }

    /// <summary>Takes a post out; what only it used stays until <see cref="Settle"/>.</summary>
    public void RemovePost(Slug slug)
    {
        BeginPost(slug);
        PostFolderSwap.Remove(Directory, slug);
        Index.Remove(slug);
        Finish(slug);
        slugs.Free(slug);
    }

    /// <summary>Does something when the device has what was written before.</summary>
    private void AfterFlush(Action action)
    {
        if (Durability == Durability.None)
        {
            action();
        }
        else
        {
            device.Then(action);
        }
    }

    /// <summary>
    /// After a run that came to its end and a flush: what no post uses any more goes, and the journal keeps only what is still to
    /// be named by a manifest.
    /// </summary>
    /// <returns>How many files went, and how many bytes.</returns>
    public (int Files, long Bytes) Settle()
    {
        var swept = UnusedFileSweeper.Sweep(this);
        TrimJournal();
        return swept;
    }

    /// <summary>Drops from the journal what a manifest names by now, and what is not acted on.</summary>
    public void TrimJournal()
    {
        lock (gate)
        {
            if (announced.Count == 0 && unfinished.Count == 0 && !WasCutOff)
            {
                Journal.Keep([]);
                return;
            }

            var pending = Journal
                .Read()
                .Entries.Where(entry => entry.Asset is { } asset && IsPending(asset))
                .DistinctBy(entry => (entry.Asset!.Sha256, entry.Fetch?.Url));
            Journal.Keep([.. pending, .. unfinished.Select(JournalEntry.Begin)]);
        }
    }

    private bool IsPending(ManifestAsset asset) =>
        Index.FindAsset(asset.Sha256) is null && Directory.IsFile(asset.Path);

    private void Finish(Slug slug) =>
        AfterFlush(() =>
        {
            try
            {
                PostFolderSwap.DropReplaced(Directory, slug);
                Journal.Add(JournalEntry.Finish(slug));
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                // The post itself is whole. The next run finds it unfinished and does the rest.
                return;
            }

            lock (gate)
            {
                unfinished.Remove(slug);
            }
        });

    /// <summary>The slug of a post: the one it has, or the first that is free, taken for it.</summary>
    /// <param name="identity">The post's canonical path or URL.</param>
    /// <param name="names">Names that fit better than its identity's, the best first.</param>
    internal Slug TakeSlug(string identity, IReadOnlyList<string> names) => slugs.Take(identity, names);

    /// <summary>Closes a new library into which nothing came, and takes away what opening it wrote.</summary>
    public void Discard()
    {
        claim.GiveUpReserve();
        Index.Dispose();
        Journal.Dispose();
        claim.Release();
        if (IsNew)
        {
            foreach (
                var file in (RelativePath[])[LibraryLayout.IndexPage, LibraryLayout.Settings, LibraryLayout.Database]
            )
            {
                Directory.Delete(file);
            }

            Directory.DeleteTree(LibraryLayout.Feeds);
            Directory.DeleteTree(LibraryLayout.Working);
            Directory.DeleteIfEmpty();
        }

        claim.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        claim.GiveUpReserve();
        Index.Dispose();
        Journal.Dispose();
        claim.Dispose();
    }
}
