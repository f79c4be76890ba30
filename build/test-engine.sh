#!/bin/sh
# A private Docker engine for the tests.
#
#   build/test-engine.sh start FOLDER [dockerd options]   prints DOCKER_HOST's value when the engine answers
#   build/test-engine.sh stop FOLDER                      ends it; images stay in FOLDER for the next start
#   build/test-engine.sh remove FOLDER                    ends it and removes FOLDER
#
# It shares nothing with another engine of the machine: own socket, data, state, process file and network namespace
# (an engine with --bridge none in the host's namespace would delete the docker0 of the other).
set -eu

usage() { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
verb=$1 folder=$2
shift 2
socket=$folder/docker.sock

answers() { [ -S "$socket" ] && curl --silent --fail --max-time 2 --unix-socket "$socket" http://engine/_ping >/dev/null 2>&1; }

engine_pid() {
    [ -r "$folder/docker.pid" ] || return 1
    pid=$(cat "$folder/docker.pid")
    # The number may belong to another process by now.
    [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "$folder/docker.sock" && echo "$pid"
}

launch() {
    driver=$1
    shift
    rm -f "$folder/docker.pid"
    setsid unshare --net dockerd --host "unix://$socket" --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
        --bridge none --iptables=false --ip6tables=false --storage-driver "$driver" "$@" >>"$folder/engine.log" 2>&1 </dev/null &
    child=$!
    tries=0
    while [ $tries -lt 300 ]; do
        answers && return 0
        kill -0 "$child" 2>/dev/null || return 1
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -9 "$child" 2>/dev/null || true
    return 1
}

start() {
    mkdir -p "$folder"
    if ! answers; then
        [ "$(id -u)" = 0 ] || { echo "a Docker engine can only be started by root" >&2; exit 1; }
        for tool in dockerd containerd runc unshare setsid curl; do
            command -v $tool >/dev/null || { echo "'$tool' is missing: apt-get install docker.io util-linux curl" >&2; exit 1; }
        done
        launch overlay2 "$@" || launch vfs "$@" || { echo "dockerd does not start; the end of $folder/engine.log:" >&2; tail -n 5 "$folder/engine.log" >&2; exit 1; }
    fi
    echo "unix://$socket"
}

stop() {
    pid=$(engine_pid) || return 0
    kill "$pid" 2>/dev/null || return 0
    tries=0
    while kill -0 "$pid" 2>/dev/null; do
        tries=$((tries + 1))
        if [ $tries -gt 200 ]; then kill -9 "$pid" 2>/dev/null || true; fi
        sleep 0.1
    done
}

unmount() { awk -v below="$folder/" 'index($5, below) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r mounted; do umount -l "$mounted" 2>/dev/null || true; done; }

case $verb in
start) start "$@" ;;
stop) stop; unmount ;;
remove) stop; unmount; rm -rf "$folder" ;;
*) usage ;;
esac
