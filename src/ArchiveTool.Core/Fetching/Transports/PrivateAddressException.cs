namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>Carries the guard's refusal through the platform's connection code.</summary>
internal sealed class PrivateAddressException(string message) : IOException(message);
