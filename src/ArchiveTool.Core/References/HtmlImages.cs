namespace ArchiveTool.Core.References;

/// <summary>Pictures: <c>img</c> with all the ways to say which.</summary>
internal static class HtmlImages
{
    public static void Collect(HtmlTag tag, PendingReferences pending, OpenLink link)
    {
        link.TakeImage(tag["alt"]);
        var src = tag.IndexOf("src");
        if (src >= 0)
        {
            pending.Add(
                tag.Whole(src, ReferenceKind.Image, "src") with
                {
                    Policy = tag.OwnPolicy(),
                    Width = tag.Dimension("width"),
                    Height = tag.Dimension("height"),
                }
            );
        }
    }
}
