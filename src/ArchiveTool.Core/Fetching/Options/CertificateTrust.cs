using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ArchiveTool.Core.Fetching.Options;

/// <summary>
/// Which certificates are accepted: those of the system's store (on Linux <c>SSL_CERT_FILE</c> and <c>SSL_CERT_DIR</c>
/// name it), of the roots given besides, or any where the user says so.
/// </summary>
internal static class CertificateTrust
{
    public static void Apply(SslClientAuthenticationOptions ssl, FetchOptions options)
    {
        // A certificate may name addresses for its issuer, OCSP and CRLs; fetching them would bypass the address guard.
        ssl.CertificateChainPolicy = Policy();
        if (options.Insecure)
        {
#pragma warning disable CA5359 // The user asked for it by --insecure.
            ssl.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
            return;
        }

        if (options.TrustedRoots is { } roots)
        {
            ssl.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None
                || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsTrusted(certificate, chain, roots));
        }
    }

    private static X509ChainPolicy Policy() =>
        new()
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            // https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12: for servers. Named, for else the platform looks the
            // name up, and loads all of OpenSSL to do so before the first request can go out.
            ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1", "serverAuth") },
        };

    private static bool IsTrusted(X509Certificate? certificate, X509Chain? sent, X509Certificate2Collection roots)
    {
        if (certificate is not X509Certificate2 leaf)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy = Policy();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }
}
