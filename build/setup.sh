# Sourced by ./rebench and ./test, only when something has to be set up. Needs $root; talks on stderr.

say() { printf 'rebench: %s\n' "$*" >&2; }

# Prints the command that makes a command run as root, or fails: "env" for root, "sudo -n" where no password is asked.
root_prefix() {
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif sudo -n true 2>/dev/null; then
        echo sudo -n
    else
        return 1
    fi
}

# Installs Debian packages; a service among them is not started. Fails, saying how, when it may not or cannot.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "missing: $*. Install what your system calls these Debian packages."
        return 1
    fi
    if ! as_root=$(root_prefix); then
        say "missing: $*. Run 'sudo apt-get install --no-install-recommends $*'."
        return 1
    fi
    say "installing $*"
    mkdir -p "$root/artifacts"
    apt_log=$root/artifacts/apt.log
    policy=/usr/sbin/policy-rc.d
    [ -e $policy ] && policy= || printf '#!/bin/sh\nexit 101\n' | $as_root sh -c "cat >$policy && chmod 755 $policy"
    installed=0
    apt_install "$@" >"$apt_log" 2>&1 || { $as_root apt-get update && apt_install "$@"; } >>"$apt_log" 2>&1 || installed=1
    [ -z "$policy" ] || $as_root rm -f "$policy"
    if [ $installed != 0 ]; then
        say "apt-get could not install $*; the end of $apt_log:"
        tail -n 3 "$apt_log" >&2
    fi
    return $installed
}

apt_install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

# A static executable needs a compiler driver and the static C library.
has_linker() {
    command -v gcc >/dev/null && command -v objcopy >/dev/null && [ "$(gcc -print-file-name=libc.a)" != libc.a ]
}

# Figures write their titles and numbers with a font of the system.
has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nowhere}/.fonts" "${HOME:-/nowhere}/.local/share/fonts" \( -name '*.ttf' -o -name '*.otf' \) -print -quit 2>/dev/null)" ]
}

find_dotnet() {
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        if [ -x "$candidate" ] && "$candidate" --list-sdks | grep -q '^1[0-9]\.'; then
            dotnet=$candidate
            return 0
        fi
    done
    say "the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download) so that 'dotnet --list-sdks' shows 10.0.x."
    return 1
}

# One publish: project, further arguments. Output goes to the log.
publish() {
    project=$1
    shift
    "$dotnet" publish "$root/src/$project" --configuration Release --nologo --verbosity minimal -nodeReuse:false -p:UseSharedCompilation=false "$@" </dev/null >>"$log" 2>&1
}

publish_all() {
    publish RE.Bench.Scorers --output "$new/score" &&
        # Our own files must not share their inode with a later build: a running harness has them mapped.
        for file in "$new"/score/RE.Bench* "$new"/score/rebench*; do
            cp -p "$file" "$file~" && mv "$file~" "$file" || return 1
        done &&
        publish RE.Bench.Scorers.Native &&
        cp "$root/artifacts/publish/RE.Bench.Scorers.Native/release_linux-x64/rebench-score-native" "$new/score/" &&
        publish RE.Bench.Guest &&
        mkdir -p "$new/guest" && cp "$root/artifacts/publish/RE.Bench.Guest/release_linux-x64/rebench-guest" "$new/guest/" &&
        publish RE.Bench.Cli --output "$new/cli" -p:CreateHardLinksForPublishFilesIfPossible=false
}

# Builds into a folder of its own and then names it in the stamp, so that a harness at work keeps the files that it began with.
build_release() {
    builds=$root/artifacts/rebench
    mkdir -p "$builds" && find_dotnet || return 1
    has_linker || install_packages gcc libc6-dev || return 1
    command -v bwrap >/dev/null || install_packages bubblewrap || say "going on without bubblewrap: runs need a Docker engine"
    has_font || install_packages fonts-dejavu-core || say "going on without a font: reports have no figures"
    log=$builds/build.log
    if [ -e "$builds/current" ]; then say "the sources changed: building again (log: $log)"; else say "building once, a few minutes (log: $log)"; fi
    id=$(date +%Y%m%d-%H%M%S)-$$
    new=$builds/$id
    echo "$id" >"$builds/$id.stamp"
    : >"$log"
    if ! publish_all; then
        say "the build failed. First errors of $log:"
        grep -E '(error|warning) [A-Z]+[0-9]+|error :|error MSB' "$log" | sort -u | head -n 10 >&2
        rm -rf "$new" "$builds/$id.stamp"
        return 1
    fi
    # The stamp is as old as the start of the build: what was edited meanwhile is built next time.
    mv "$builds/$id.stamp" "$builds/current"
    remove_old_builds
}

remove_old_builds() {
    find "$builds" -mindepth 1 -maxdepth 1 -type d -mmin +1440 ! -name "$id" | while read -r old; do
        grep -qs -- "$old/" /proc/[0-9]*/cmdline || rm -rf "$old"
    done
}
