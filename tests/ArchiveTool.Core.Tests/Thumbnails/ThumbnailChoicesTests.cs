using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>Every choice reaches the engines, and those that a library keeps reach the next run.</summary>
public sealed class ThumbnailChoicesTests
{
    /// <summary>A value of each choice that no library has by itself, and whether a library keeps it.</summary>
    private static readonly Dictionary<string, (object Value, bool IsKept)> Samples = new(StringComparer.Ordinal)
    {
        [nameof(ThumbnailChoices.Widths)] = ((int[])[77], true),
        [nameof(ThumbnailChoices.Format)] = (ThumbnailFormat.Png, true),
        [nameof(ThumbnailChoices.Animation)] = (AnimationMode.First, true),
        [nameof(ThumbnailChoices.MaxPixels)] = (77L, false),
        [nameof(ThumbnailChoices.Salvages)] = (true, false),
        [nameof(ThumbnailChoices.Engine)] = ("named", false),
    };

    [Fact]
    public void Each_choice_shapes_the_thumbnails_and_is_kept()
    {
        foreach (var property in typeof(ThumbnailChoices).GetProperties())
        {
            Assert.True(Samples.TryGetValue(property.Name, out var sample), $"{property.Name} has no sample");
            var choices = new ThumbnailChoices();
            property.SetValue(choices, sample.Value);
            var usual = LibrarySettings.Default;
            Assert.NotEqual(usual.Resolve(new ThumbnailChoices()), usual.Resolve(choices));
            Assert.Equal(sample.IsKept, usual.With(choices) != usual);
            if (sample.IsKept)
            {
                Assert.Equal(usual.Resolve(choices), usual.With(choices).Resolve(new ThumbnailChoices()));
            }
        }
    }

    [Fact]
    public void A_run_without_thumbnails_changes_no_widths() =>
        Assert.Equal(LibrarySettings.Default, LibrarySettings.Default.With(new ThumbnailChoices { Widths = [] }));
}
