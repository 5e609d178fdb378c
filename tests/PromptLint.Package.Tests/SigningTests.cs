using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>The package can be signed, the signature can be verified, and the signed package works. The release signs; here a certificate of a moment does.</summary>
public sealed partial class TrustTests
{
    [Fact]
    public async Task A_signed_package_works_and_its_signature_holds_until_a_byte_is_changed()
    {
        var folder = packed.NewFolder();
        var (certificate, fingerprint) = await NewCertificateAsync(folder);
        var signed = Path.Combine(folder, "feed", Path.GetFileName(packed.File));
        var unsignedOutput = await VerifyAsync(packed.File);
        Assert.Contains("NU3004", unsignedOutput);

        await DotNet.RunAsync(folder, "nuget", "sign", packed.File, "--certificate-path", certificate, "--certificate-password", "test", "--output", Path.GetDirectoryName(signed)!);
        var output = await VerifyAsync(signed);

        // Nobody trusts the certificate: that is the only thing that is wrong with it.
        Assert.Contains("Signature type: Author", output);
        Assert.Contains(fingerprint, output);
        Assert.Equal(["NU3018"], Errors(output));
        Assert.Equal(ContentHash(unsignedOutput), ContentHash(output));

        // Restored from there alone, into a folder that no unsigned copy is in.
        var app = packed.NewApplication(PackageTests.OverHttp, "<RestorePackagesPath>packages</RestorePackagesPath>", withSdk: false);
        await File.WriteAllTextAsync(app.PathOf("NuGet.config"), $"""
            <configuration><packageSources><add key="packed" value="{Path.GetDirectoryName(signed)}" /></packageSources></configuration>
            """);
        Assert.Contains(PackageTests.Line, await app.BuildAsync());
        Assert.True(File.Exists(app.PathOf("packages", "promptlint", packed.Version, ".signature.p7s")));

        var changed = Path.Combine(folder, "changed.nupkg");
        var bytes = await File.ReadAllBytesAsync(signed);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(changed, bytes);
        Assert.Contains("NU3008", Errors(await VerifyAsync(changed)));
    }

    private static async Task<string> VerifyAsync(string package) => (await DotNet.TryRunAsync(Path.GetDirectoryName(package)!, "nuget", "verify", package)).Output;

    private static string[] Errors(string output) => [.. Regex.Matches(output, @"^error: (NU\d+)", RegexOptions.Multiline).Select(static m => m.Groups[1].Value)];

    private static string ContentHash(string output) => Regex.Match(output, "Content hash: (.+)").Groups[1].Value;

    private static async Task<(string File, string Fingerprint)> NewCertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=PromptLint test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "certificate.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "test"));
        return (file, Convert.ToHexString(SHA256.HashData(certificate.RawData)));
    }
}
