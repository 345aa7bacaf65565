namespace ArchiveTool.Core.Libraries;

/// <summary>What of a library outlives a loss of power.</summary>
public enum Durability
{
    /// <summary>
    /// Every post that counts as archived. Posts that are finished at about the same time wait together for the device.
    /// </summary>
    Batched,

    /// <summary>The same, and every body and thumbnail from when it has its name: one flush a file, slow on most disks.</summary>
    Full,

    /// <summary>What the operating system has written in its own time. A crash of the program alone loses nothing.</summary>
    None,
}
