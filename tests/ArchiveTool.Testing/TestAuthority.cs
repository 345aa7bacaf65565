using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ArchiveTool.Testing;

/// <summary>A certificate authority of the tests' own, and the certificates it issues: good ones, and bad ones on purpose.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly Lazy<TestAuthority> Common = new(() => new TestAuthority());

    private readonly X509Certificate2 root;
    private readonly ConcurrentDictionary<string, X509Certificate2> issued = new(StringComparer.Ordinal);

    private TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ArchiveTool test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
    }

    /// <summary>One for the process: making keys takes time.</summary>
    public static TestAuthority Shared => Common.Value;

    /// <summary>The root, without its key: what a client is to trust.</summary>
    public X509Certificate2 Root => X509CertificateLoader.LoadCertificate(root.RawData);

    /// <summary>Writes the root as PEM, for <c>SSL_CERT_FILE</c>.</summary>
    public void WritePem(string path) => File.WriteAllText(path, root.ExportCertificatePem() + "\n");

    /// <summary>A good certificate for a host name or address; the same one each time.</summary>
    public X509Certificate2 For(string host) =>
        issued.GetOrAdd(
            host,
            name => Issue(name, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2))
        );

    /// <summary>A certificate that ran out yesterday.</summary>
    public X509Certificate2 Expired(string host) =>
        Issue(host, DateTimeOffset.UtcNow.AddHours(-23), DateTimeOffset.UtcNow.AddHours(-1));

    /// <summary>
    /// A certificate of an intermediate authority, which it names at an address together with its OCSP responder and its
    /// revocation list.
    /// </summary>
    public X509Certificate2 Beneath(string host, string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ArchiveTool test intermediate", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddDays(3));
        using var bare = request.Create(root, from, to, RandomNumberGenerator.GetBytes(12));
        using var intermediate = bare.CopyWithPrivateKey(key);
        using var ownKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var own = Request(host, ownKey);
        own.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension([$"{address}/ocsp"], [$"{address}/issuer.cer"])
        );
        own.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{address}/list.crl"])
        );
        using var made = own.Create(intermediate, from.AddHours(1), to.AddDays(-1), RandomNumberGenerator.GetBytes(12));
        using var whole = made.CopyWithPrivateKey(ownKey);
        return Reloaded(whole);
    }

    /// <summary>A certificate that nobody vouches for.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Request(host, key)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2));
        return Reloaded(made);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        root.Dispose();
        foreach (var certificate in issued.Values)
        {
            certificate.Dispose();
        }
    }

    private X509Certificate2 Issue(string host, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bare = Request(host, key).Create(root, from, to, RandomNumberGenerator.GetBytes(12));
        using var made = bare.CopyWithPrivateKey(key);
        return Reloaded(made);
    }

    private static CertificateRequest Request(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)
        );
        return request;
    }

    // A key that lives only in memory serves on Linux; other systems want it loaded from a container.
    private static X509Certificate2 Reloaded(X509Certificate2 made) =>
        X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
}
