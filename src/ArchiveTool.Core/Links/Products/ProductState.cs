namespace ArchiveTool.Core.Links.Products;

/// <summary>What a page says of the product that it was asked for.</summary>
public enum ProductState
{
    /// <summary>Nothing, or that it can be bought.</summary>
    Unknown,

    /// <summary>It cannot be delivered now.</summary>
    OutOfStock,

    /// <summary>It is not sold any more, or a front page or a category stands in its place.</summary>
    Gone,
}
