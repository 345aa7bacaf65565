using System.Text;
using ArchiveTool.Cli.RuleUpdates;

namespace ArchiveTool.Cli.Tests;

/// <summary>Signatures as minisign 0.11 itself writes them, with a key that was thrown away.</summary>
public sealed class MinisignTests
{
    private const string Key =
        "untrusted comment: minisign public key 2FFEEF195FAC2AE8\nRWToKqxfGe/+L/alJqP0TjJPYZky4YQ2wyms8qrbg1TFShOR1Iy27Aw/\n";

    private const string File = """
        {
          "schema": "archivetool/catalogue/1",
          "version": "2027-01-02",
          "files": { "shorteners/new.json": { "kind": "shorteners", "entries": [{ "name": "s", "source": "a test", "date": "2027-01", "links": [{ "hosts": ["s.example"] }] }] } }
        }

        """;

    private const string Hashed = """
        untrusted comment: signature from minisign secret key
        RUToKqxfGe/+L45UAec6Sygxm2b9La6b408NILbPN1zlX3LwyF9S38sAz3BE06doWjThOMfyGl4/Z7WCxVLY2wICDdvoDb1SdQ0=
        trusted comment: catalogue 2027-01-02
        UcsC5q7DI4iaQ+QJNDMx2evzJxTPtgJji9BbD5kmYpNblN4/4CLqJJsmXolfY10UPaL5vkC9wDoaAJRHKkJaAQ==
        """;

    private const string Legacy = """
        untrusted comment: signature from minisign secret key
        RWToKqxfGe/+LwCzfsyK4ou8eBka946PYR7CkrCsDTWmAigwXc5og9P/Jlo2sbAAw53Ni8G9bXgNl9HvyaEl+KJoKeCCTYfylw4=
        trusted comment: catalogue 2027-01-02
        mD94/5hs3Ajllx771DXuy1sWQxzm0vtGyS7OEDvfCvivQAHd6odeUvC6AtdTHZr6QjPb79lMe/R6x2tk8CTqBg==
        """;

    [Theory]
    [InlineData(Hashed)]
    [InlineData(Legacy)]
    public void A_signature_of_minisign_fits_its_file_and_no_other(string signature)
    {
        Assert.True(MinisignKey.TryParse(Key, out var key));
        var bytes = Encoding.UTF8.GetBytes(File);
        Assert.Null(MinisignSignature.GetError(bytes, signature, key));

        bytes[^2] ^= 1;
        Assert.NotNull(MinisignSignature.GetError(bytes, signature, key));
        Assert.NotNull(MinisignSignature.GetError(Encoding.UTF8.GetBytes(File), signature, MinisignKey.BuiltIn));
        Assert.NotNull(MinisignSignature.GetError(Encoding.UTF8.GetBytes(File), signature[..200], key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("untrusted comment: x\nRWQ\n")]
    [InlineData("untrusted comment: x\nAAToKqxfGe/+L/alJqP0TjJPYZky4YQ2wyms8qrbg1TFShOR1Iy27Aw/\n")]
    public void What_is_no_key_is_refused(string text) => Assert.False(MinisignKey.TryParse(text, out _));
}
