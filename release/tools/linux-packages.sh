# shellcheck shell=bash disable=SC2154
# Packages of Debian's and Red Hat's kind; sourced by release/build.

# The file system of a package: the program in a folder with its libraries, a link to it on the PATH.
stage() {
  local rid=$1 target=$2 zsh=$3
  install -d "$target"/usr/{bin,lib/archivetool,share/man/man1,share/doc/archivetool}
  install -m 755 "$work/publish/$rid/archivetool" "$target/usr/lib/archivetool"
  find "$work/publish/$rid" -maxdepth 1 -name '*.so*' -exec install -m 644 {} "$target/usr/lib/archivetool" \;
  ln -s ../lib/archivetool/archivetool "$target/usr/bin/archivetool"
  gzip -9n <"$extras/archivetool.1" >"$target/usr/share/man/man1/archivetool.1.gz"
  install -D -m 644 "$extras/completions/archivetool.bash" "$target/usr/share/bash-completion/completions/archivetool"
  install -D -m 644 "$extras/completions/archivetool.zsh" "$target/$zsh/_archivetool"
  install -D -m 644 "$extras/completions/archivetool.fish" "$target/usr/share/fish/vendor_completions.d/archivetool.fish"
  install -m 644 "$extras/THIRD-PARTY-NOTICES.txt" "$target/usr/share/doc/archivetool"
}

# A pre-release sorts before its release: ~ instead of the first hyphen.
package_version() { printf '%s' "${version/-/\~}"; }

# What the program and its libraries need, libvips included; OpenSSL and the certificates are loaded by name when a page is fetched.
make_deb() {
  local rid=$1 arch target=$work/deb-$1
  case $rid in linux-x64) arch=amd64 ;; *) arch=arm64 ;; esac
  say "deb $arch"
  stage "$rid" "$target" usr/share/zsh/vendor-completions
  {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: archivetool\n\n'
    printf 'Files: *\nCopyright: ArchiveTool contributors\nLicense: Expat\n'
    sed -e 's/^$/./' -e 's/^/ /' LICENSE
    printf '\nComment: what others made of it is in THIRD-PARTY-NOTICES.txt beside this file.\n'
  } >"$target/usr/share/doc/archivetool/copyright"
  printf 'archivetool (%s-1) unstable; urgency=medium\n\n  * See the changelog of the sources.\n\n -- %s  %s\n' \
    "$(package_version)" 'ArchiveTool contributors <archivetool@example.invalid>' "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$target/usr/share/doc/archivetool/changelog.Debian.gz"
  mkdir "$target/DEBIAN"
  (cd "$target" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  cat >"$target/DEBIAN/control" <<CONTROL
Package: archivetool
Version: $(package_version)-1
Architecture: $arch
Maintainer: ArchiveTool contributors <archivetool@example.invalid>
Installed-Size: $(du -sk --apparent-size "$target/usr" | cut -f1)
Depends: libc6 (>= 2.34), libgcc-s1, libstdc++6, libssl3t64 | libssl3, ca-certificates
Section: web
Priority: optional
Homepage: https://github.com/archivetool/archivetool
Description: archive the pictures of blog posts and check their links
 archivetool archives a blog post so that it outlives the web around it: every
 picture is downloaded, thumbnails are built, and the post is rewritten to the
 local copies. It says which links are dead, what tracks the reader, and who
 earns from a link.
CONTROL
  find "$target" -print0 | xargs -0 touch -h -d "@$SOURCE_DATE_EPOCH"
  dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$target" "$out/archivetool_$(package_version)-1_$arch.deb" >&2
}

make_rpm() {
  local rid=$1 arch target=$work/rpm-$1/root
  case $rid in linux-x64) arch=x86_64 ;; *) arch=aarch64 ;; esac
  say "rpm $arch"
  stage "$rid" "$target" usr/share/zsh/site-functions
  install -D -m 644 LICENSE "$target/usr/share/licenses/archivetool/LICENSE"
  find "$target" -print0 | xargs -0 touch -h -d "@$SOURCE_DATE_EPOCH"
  cat >"$work/rpm-$rid/archivetool.spec" <<SPEC
Name: archivetool
Version: $(package_version | tr - .)
Release: 1
Summary: Archive the pictures of blog posts and check their links
License: MIT
URL: https://github.com/archivetool/archivetool
Requires: glibc >= 2.34, libgcc, libstdc++, openssl-libs, ca-certificates
AutoReqProv: no

%description
archivetool archives a blog post so that it outlives the web around it: every
picture is downloaded, thumbnails are built, and the post is rewritten to the
local copies. It says which links are dead, what tracks the reader, and who
earns from a link.

%install
cp -a $target/. %{buildroot}

%files
/usr/bin/archivetool
/usr/lib/archivetool
/usr/share/man/man1/archivetool.1.gz
/usr/share/bash-completion/completions/archivetool
/usr/share/zsh/site-functions/_archivetool
/usr/share/fish/vendor_completions.d/archivetool.fish
%license /usr/share/licenses/archivetool/LICENSE
%doc /usr/share/doc/archivetool/THIRD-PARTY-NOTICES.txt
SPEC
  rpmbuild -bb --quiet --target "$arch-linux" --define "_topdir $work/rpm-$rid/top" --define "_rpmdir $work/rpm-$rid/made" \
    --define '_buildhost localhost' --define 'use_source_date_epoch_as_buildtime 1' \
    --define 'clamp_mtime_to_source_date_epoch 1' --define '__os_install_post %{nil}' --define '_build_id_links none' \
    --define 'debug_package %{nil}' --define '_binary_payload w19.zstdio' --define '_docdir /usr/share/doc' \
    "$work/rpm-$rid/archivetool.spec" >&2
  find "$work/rpm-$rid/made" -name '*.rpm' -exec cp {} "$out" \;
}
