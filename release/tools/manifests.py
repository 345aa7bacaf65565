#!/usr/bin/env python3
"""Manifests for package managers, with the hashes of the archives that lie in a release's folder.

manifests.py FOLDER VERSION DATE   writes FOLDER/manifests; what has no archive there is left out
"""

import base64
import hashlib
import json
import os
import sys

HOME = "https://github.com/archivetool/archivetool"
ABOUT = "Archive the pictures of blog posts and check their links"


def main(folder, version, date):
    where = os.environ.get("ARCHIVETOOL_DOWNLOADS", f"{HOME}/releases/download/v{version}")

    def archive(rid, extension="tar.gz"):
        name = f"archivetool-{version}-{rid}.{extension}"
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            return None
        with open(path, "rb") as file:
            return f"{where}/{name}", hashlib.sha256(file.read()).hexdigest()

    def write(name, text):
        path = os.path.join(folder, "manifests", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    linux, arm, mac, windows = archive("linux-x64"), archive("linux-arm64"), archive("osx-arm64"), archive("win-x64", "zip")
    if linux and arm and mac:
        write("homebrew/archivetool.rb", homebrew(version, linux, arm, mac))
    if windows:
        write("scoop/archivetool.json", scoop(version, windows))
        for name, text in winget(version, date, windows):
            write(f"winget/{name}", text)
    if linux and arm:
        write("aur/PKGBUILD", pkgbuild(version, linux, arm))
        write("aur/.SRCINFO", srcinfo(version, linux, arm))
        write("nix/default.nix", nix(version, linux, arm))


def homebrew(version, linux, arm, mac):
    def block(indent, archive):
        return f'{indent}url "{archive[0]}"\n{indent}sha256 "{archive[1]}"\n'

    return (f'class Archivetool < Formula\n  desc "{ABOUT}"\n  homepage "{HOME}"\n  version "{version}"\n  license "MIT"\n\n'
            f'  on_macos do\n    depends_on arch: :arm64\n    depends_on "dotnet"\n\n{block("    ", mac)}  end\n\n'
            f'  on_linux do\n    on_intel do\n{block("      ", linux)}    end\n\n    on_arm do\n{block("      ", arm)}    end\n  end\n\n'
            '  def install\n    man1.install "archivetool.1"\n'
            '    bash_completion.install "completions/archivetool.bash" => "archivetool"\n'
            '    zsh_completion.install "completions/archivetool.zsh" => "_archivetool"\n'
            '    fish_completion.install "completions/archivetool.fish"\n'
            '    libexec.install Dir["*"]\n'
            '    if OS.mac?\n'
            '      (bin/"archivetool").write_env_script libexec/"archivetool", DOTNET_ROOT: Formula["dotnet"].opt_libexec\n'
            '    else\n      bin.install_symlink libexec/"archivetool"\n    end\n  end\n\n'
            '  test do\n    assert_match version.to_s, shell_output("#{bin}/archivetool --version")\n'
            '    (testpath/"post.md").write "[a link](https://example.org/?utm_source=mail)"\n'
            '    assert_match "utm_source", shell_output("#{bin}/archivetool url https://example.org/?utm_source=mail")\n  end\nend\n')


def scoop(version, windows):
    return json.dumps({
        "version": version, "description": ABOUT, "homepage": HOME, "license": "MIT",
        "suggest": {".NET Runtime": "main/dotnet-sdk"},
        "architecture": {"64bit": {"url": windows[0], "hash": windows[1], "extract_dir": f"archivetool-{version}-win-x64"}},
        "bin": "archivetool.exe", "checkver": "github",
        "autoupdate": {"architecture": {"64bit": {"url": windows[0].replace(version, "$version"), "extract_dir": "archivetool-$version-win-x64"}}},
    }, indent=4) + "\n"


def winget(version, date, windows):
    identity = f"PackageIdentifier: ArchiveTool.ArchiveTool\nPackageVersion: {version}\n"

    def document(kind, body):
        return (f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.1.10.0.schema.json\n"
                f"{identity}{body}ManifestType: {kind}\nManifestVersion: 1.10.0\n")

    yield "ArchiveTool.ArchiveTool.yaml", document("version", "DefaultLocale: en-US\n")
    yield "ArchiveTool.ArchiveTool.locale.en-US.yaml", document("defaultLocale", (
        f"PackageLocale: en-US\nPublisher: ArchiveTool contributors\nPackageName: ArchiveTool\nPackageUrl: {HOME}\nLicense: MIT\n"
        f"ShortDescription: {ABOUT}\nMoniker: archivetool\n"))
    yield "ArchiveTool.ArchiveTool.installer.yaml", document("installer", (
        "Platform:\n- Windows.Desktop\nInstallerType: zip\nNestedInstallerType: portable\nNestedInstallerFiles:\n"
        f"- RelativeFilePath: archivetool-{version}-win-x64\\archivetool.exe\n  PortableCommandAlias: archivetool\nCommands:\n- archivetool\n"
        f"ReleaseDate: {date}\nDependencies:\n  PackageDependencies:\n  - PackageIdentifier: Microsoft.DotNet.Runtime.10\n"
        f"Installers:\n- Architecture: x64\n  InstallerUrl: {windows[0]}\n  InstallerSha256: {windows[1].upper()}\n"))


def pkgbuild(version, linux, arm):
    name = version.replace("-", "_")
    return f"""# Maintainer: ArchiveTool contributors <archivetool at example dot invalid>
pkgname=archivetool-bin
pkgver={name}
pkgrel=1
pkgdesc='{ABOUT}'
arch=('x86_64' 'aarch64')
url='{HOME}'
license=('MIT')
depends=('glibc' 'gcc-libs' 'openssl' 'ca-certificates')
provides=('archivetool')
conflicts=('archivetool')
options=('!strip')
source_x86_64=('{linux[0]}')
source_aarch64=('{arm[0]}')
sha256sums_x86_64=('{linux[1]}')
sha256sums_aarch64=('{arm[1]}')

package() {{
  cd archivetool-{version}-linux-*/
  install -Dm755 archivetool "$pkgdir/usr/lib/archivetool/archivetool"
  install -m644 ./*.so* "$pkgdir/usr/lib/archivetool/"
  install -d "$pkgdir/usr/bin"
  ln -s ../lib/archivetool/archivetool "$pkgdir/usr/bin/archivetool"
  install -Dm644 archivetool.1 "$pkgdir/usr/share/man/man1/archivetool.1"
  install -Dm644 completions/archivetool.bash "$pkgdir/usr/share/bash-completion/completions/archivetool"
  install -Dm644 completions/archivetool.zsh "$pkgdir/usr/share/zsh/site-functions/_archivetool"
  install -Dm644 completions/archivetool.fish "$pkgdir/usr/share/fish/vendor_completions.d/archivetool.fish"
  install -Dm644 LICENSE THIRD-PARTY-NOTICES.txt -t "$pkgdir/usr/share/licenses/archivetool-bin"
}}
"""


def srcinfo(version, linux, arm):
    name = version.replace("-", "_")
    rows = [("pkgdesc", ABOUT), ("pkgver", name), ("pkgrel", "1"), ("url", HOME), ("arch", "x86_64"), ("arch", "aarch64"), ("license", "MIT"),
            ("depends", "glibc"), ("depends", "gcc-libs"), ("depends", "openssl"), ("depends", "ca-certificates"), ("provides", "archivetool"),
            ("conflicts", "archivetool"), ("options", "!strip"), ("source_x86_64", linux[0]), ("sha256sums_x86_64", linux[1]),
            ("source_aarch64", arm[0]), ("sha256sums_aarch64", arm[1])]
    return "pkgbase = archivetool-bin\n" + "".join(f"\t{key} = {value}\n" for key, value in rows) + "\npkgname = archivetool-bin\n"


def nix(version, linux, arm):
    def sri(archive):
        return "sha256-" + base64.b64encode(bytes.fromhex(archive[1])).decode()

    return f"""{{
  lib,
  stdenv,
  fetchurl,
  autoPatchelfHook,
  makeWrapper,
  installShellFiles,
  openssl,
}}:

let
  sources = {{
    x86_64-linux = fetchurl {{
      url = "{linux[0]}";
      hash = "{sri(linux)}";
    }};
    aarch64-linux = fetchurl {{
      url = "{arm[0]}";
      hash = "{sri(arm)}";
    }};
  }};
in
stdenv.mkDerivation {{
  pname = "archivetool";
  version = "{version}";
  src = sources.${{stdenv.hostPlatform.system}};
  nativeBuildInputs = [
    autoPatchelfHook
    makeWrapper
    installShellFiles
  ];
  buildInputs = [ stdenv.cc.cc.lib ];
  dontStrip = true;

  installPhase = ''
    runHook preInstall
    install -Dm755 archivetool $out/lib/archivetool/archivetool
    install -m644 ./*.so* $out/lib/archivetool/
    makeWrapper $out/lib/archivetool/archivetool $out/bin/archivetool \\
      --prefix LD_LIBRARY_PATH : ${{lib.makeLibraryPath [ openssl ]}}
    installManPage archivetool.1
    installShellCompletion --cmd archivetool --bash completions/archivetool.bash \\
      --zsh completions/archivetool.zsh --fish completions/archivetool.fish
    runHook postInstall
  '';

  meta = {{
    description = "{ABOUT}";
    homepage = "{HOME}";
    license = lib.licenses.mit;
    mainProgram = "archivetool";
    platforms = builtins.attrNames sources;
    sourceProvenance = [ lib.sourceTypes.binaryNativeCode ];
  }};
}}
"""


if __name__ == "__main__":
    main(*sys.argv[1:])
