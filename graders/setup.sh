#!/bin/sh
# Makes the virtual environment that every command of the kit runs in; does nothing where it is there already.
#
#   [VENV=dir] [PYTHON=python] [CONSTRAINTS=file] sh graders/setup.sh [dev]
#
# "dev" installs what `make lint` needs as well. POSIX sh and the usual small tools only, for there may be no Python yet.
#
# Theory of operation. An environment is trusted only while its stamp says so. The stamp is taken away before anything
# is changed and written last, by a rename, so an environment whose making was cut short (Ctrl-C, SIGKILL, power, a full
# disk) has none and is made anew. The stamp records what it was made from: place, Python, checksum of the two files that
# say what is installed, packages. Comparing them starts no Python and asks no network: a few milliseconds. Changes are
# made under a lock, so that two commands typed at once do not build into each other. Whatever the installers print goes to
# kit.log in the environment; a person reads sentences. Files of ours there: kit.lock, kit.log, kit.made (the kit made this
# folder, so it may empty it), kit.stamp, kit-dev.stamp.
set -u
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX # would send the installation elsewhere
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

case $0 in */*) cd "${0%/*}/.." ;; *) cd .. ;; esac || exit 1
root=$(pwd -P)
extra=${1-}
asked=${PYTHON-}                             # the Python that the user names, or nothing
backend=${UV_TORCH_BACKEND-}                 # heeded by uv alone
constraints=${CONSTRAINTS:-constraints.txt}
shown=${VENV:-.venv}                         # as the user wrote it, for messages
case $shown in /*) venv=${shown%/} ;; *) venv=$root/${shown%/} ;; esac
stamp=$venv/kit.stamp
dev_stamp=$venv/kit-dev.stamp
log=$venv/kit.log
unwritable="cannot write to $venv: no permission, or a disk that is full or read-only."
job='' ticker='' link='' fresh='' kept='' uv='' status=0

say() { printf 'Set-up: %s\n' "$*" >&2; }

die() {
    say "$*"
    cleanup
    exit 1
}

# Ends a process and what it started: `python -m venv` starts pip.
end() {
    for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do end "$child"; done
    kill -TERM "$1" 2>/dev/null
}

# Leaves nothing that the next run could trust, and no lock.
cleanup() {
    [ -z "$ticker" ] || kill "$ticker" 2>/dev/null
    [ -z "$fresh" ] || empty
    [ -z "$link" ] || rm -f "$link"
}

interrupted() { # exit status
    trap '' INT TERM HUP
    if [ -n "$job" ]; then
        end "$job"
        wait "$job" 2>/dev/null
    fi
    [ -z "$ticker" ] || printf '\r\033[K' >&2
    say "interrupted; the next command starts it again."
    cleanup
    exit "$1"
}

# ---- what is there -------------------------------------------------------------------------------------------------

# Reads the stamp $1 into the s_ variables; false where there is none.
load() {
    s_venv='' s_python='' s_base='' s_backend='' s_inputs='' s_packages=''
    [ -f "$1" ] || return 1
    while IFS=' ' read -r key value; do
        case $key in
            venv) s_venv=$value ;;
            python) s_python=$value ;;
            base) s_base=$value ;;
            backend) s_backend=$value ;;
            inputs) s_inputs=$value ;;
            packages) s_packages=$value ;;
        esac
    done <"$1"
}

# Sets need to what is to be done (nothing, dev, install, move, make) and why to the reason in words.
examine() {
    why=''
    if ! load "$stamp"; then
        need=make
        [ ! -e "$venv/bin" ] || why="$shown is half-made or not of the kit's making"
    elif [ ! -x "$venv/bin/python" ] || [ "$(readlink -f "$venv/bin/python")" != "$s_python" ]; then
        need=make why="the Python of $shown is gone or has changed"
    elif ! packages_are_there; then
        need=make why="packages are missing in $shown"
    elif [ -n "$asked" ] && ! asked_is "$s_base"; then
        need=make why="$shown was made with $s_base, not with PYTHON=$asked"
    elif [ -n "$backend" ] && [ "$backend" != "$s_backend" ] && command -v uv >/dev/null; then
        need=make why="$shown was not made with UV_TORCH_BACKEND=$backend"
    elif [ "$s_venv" != "$venv" ]; then
        need=move why="$shown was made as $s_venv"
    elif [ "$s_inputs" != "$inputs" ]; then
        need=install why="what is to be installed has changed"
    elif [ "$extra" = dev ] && { ! load "$dev_stamp" || [ "$s_inputs" != "$inputs" ]; }; then
        need=dev
    else
        need=nothing
    fi
}

packages_are_there() {
    # Unquoted on purpose: names of packages, without blanks.
    (cd "$venv"/lib/python3*/site-packages && ls -d $s_packages) >/dev/null 2>&1
}

asked_is() { # the path of the Python that an environment was made with
    [ "$(readlink -f "$(command -v "$asked")")" = "$1" ] || # else start it: it may be a shim or of an environment
        { probe "$asked" && [ "$base" = "$1" ]; }
}

# Runs Python $1 (a pyenv shim is there and fails when run) and sets version, minor (311 for 3.11), tools (1 where it can
# make environments) and base: its path, links resolved, and the Python behind it where $1 is that of an environment
# (perhaps the one about to be emptied).
probe() {
    answer=$("$1" -E -c '
import os, sys
try:
    import ensurepip, venv
    tools = 1
except ImportError:
    tools = 0
v = sys.version_info
base = getattr(sys, "_base_executable", None) or ""
base = os.path.realpath(base if os.path.exists(base) else sys.executable)
print("%d.%d.%d %d %d %s" % (v[0], v[1], v[2], 100 * v[0] + v[1], tools, base))' 2>/dev/null </dev/null) || return 1
    read -r version minor tools base <<END
$answer
END
    [ -n "$base" ]
}

# ---- which Python --------------------------------------------------------------------------------------------------

# Sets base and version, or ends with a sentence that says what to install.
choose_python() {
    if [ -n "$asked" ]; then
        probe "$asked" || die "PYTHON=$asked does not run; name a Python 3.11, 3.12 or 3.13."
        [ "$minor" -ge 311 ] || die "PYTHON=$asked is Python $version, which is too old: the kit needs 3.11, 3.12 or 3.13."
        [ "$uv$tools" != 0 ] || die "$(no_venv)"
    else
        find_python
    fi
    [ "$minor" -le 313 ] || say "note: Python $version is newer than the 3.11 to 3.13 that the kit is tested with."
}

# The first that runs and is 3.11 to 3.13; a newer one only where there is no such. Looks at every folder of PATH, for the
# first python3.11 there may be a shim that fails.
find_python() {
    too_old='' bare='' newer=''
    for name in python3.13 python3.12 python3.11 python3 python; do
        saved_ifs=$IFS IFS=:
        for folder in $PATH; do
            IFS=$saved_ifs
            candidate=$folder/$name
            [ -x "$candidate" ] && [ ! -d "$candidate" ] && probe "$candidate" || continue
            if [ "$minor" -lt 311 ]; then
                : "${too_old:=Python $version ($candidate)}"
            elif [ "$uv$tools" = 0 ]; then
                : "${bare:=$(no_venv)}"
            elif [ "$minor" -gt 313 ]; then
                : "${newer:=$candidate}"
            else
                return
            fi
        done
        IFS=$saved_ifs
    done
    if [ -n "$newer" ]; then
        probe "$newer"
    elif [ -n "$uv" ]; then
        base=3.13 version=3.13 minor=313 # uv fetches one
    elif [ -n "$bare" ]; then
        die "$bare"
    elif [ -n "$too_old" ]; then
        die "$too_old is too old: the kit needs Python 3.11, 3.12 or 3.13. Install one, or name it: PYTHON=/path/to/python3.13"
    else
        die "no Python found: the kit needs Python 3.11, 3.12 or 3.13 (Debian, Ubuntu: sudo apt install python3 python3-venv)."
    fi
}

no_venv() {
    echo "Python $version ($base) cannot make virtual environments, a part of it is not installed" \
        "(Debian, Ubuntu: sudo apt install python3-venv)."
}

# ---- doing it ------------------------------------------------------------------------------------------------------

# Runs a command with its noise in the log; on a terminal the last line of the log shows that something goes on. In the
# background, for a shell heeds a signal at once only while it waits.
quietly() {
    if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
        while sleep 1 && kill -0 $$ 2>/dev/null; do
            printf '\r\033[K  %.76s' "$(tail -n 1 "$log" | tr -cd '[:print:]')" >&2
        done 9>&- &
        ticker=$!
    fi
    "$@" >>"$log" 2>&1 </dev/null &
    job=$!
    wait "$job"
    status=$?
    job=''
    if [ -n "$ticker" ]; then
        kill "$ticker"
        wait "$ticker" 2>/dev/null
        ticker=''
        printf '\r\033[K' >&2
    fi
    return "$status"
}

# Ends the run after a command that failed: one sentence, then the log's last words.
explain() { # what failed
    tail=$(tail -n 40 "$log")
    free=$(df -Pk "$venv" 2>/dev/null | { read -r _; read -r _ _ _ free _; echo "${free:-}"; })
    offline='name resolution|name or service|resolve host|dns error|unreachable|connection|connect error|timed out|proxy|ssl|error sending request'
    telling='error|fail|denied' # the log's lines that are shown
    if matches 'no space left|disk quota|file too large|os error (28|122)\b' || [ "${free:-99999}" -lt 20480 ]; then
        sentence="the disk of $venv is full; with CUDA's libraries torch needs about 7 GB there."
    elif matches "$offline"; then
        sentence="no network, or the package index does not answer; connect and run the same command again."
        telling=$offline
        spare
    elif matches 'no matching distribution|no solution found|resolutionimpossible'; then
        sentence="no set of packages fits Python $version on $(uname -sm) and $constraints."
        spare
    elif [ "$status" -gt 128 ]; then
        sentence="$1 was killed (exit status $status), perhaps for want of memory."
    else
        sentence="$1 failed (exit status $status)."
    fi
    lines=$({ printf '%s\n' "$tail" | grep -iE "$telling" || printf '%s\n' "$tail"; } | tail -n 3 |
        sed 's/(Retry([^)]*))//; s/<[^>]*>: //; s/\(.\{160\}\).*/\1.../; s/^ */    /')
    case $lines in
        *[!\ ]*)
            say "$sentence The last lines of $shown/kit.log:"
            printf '%s\n' "$lines" >&2
            ;;
        *) say "$sentence" ;; # the disk was too full for a log
    esac
    cleanup
    exit 1
}

# Nothing was installed yet, so an environment that was whole is whole still.
spare() { [ -z "$kept" ] || mv -f "$kept" "$stamp"; }

matches() { printf '%s\n' "$tail" | grep -qiE "$1"; }

# Removes what is in the environment's folder. The folder stays: it may be a link to a larger disk, or a mount.
empty() {
    for entry in "$venv"/* "$venv"/.[!.]*; do
        case $entry in */kit.lock* | */kit.log | */kit.made) ;; *) rm -rf "$entry" ;; esac
    done
}

make_venv() {
    choose_python
    rm -f "$stamp"
    empty
    true 2>/dev/null >"$venv/kit.made" || die "$unwritable"
    fresh=yes # from here on a failure empties the folder again
    s_backend=''
    say "making $shown with Python $version; this takes a minute or two, once."
    if [ -n "$uv" ]; then
        s_backend=$backend
        quietly uv venv --allow-existing --python "$base" "$venv" || explain "uv venv"
    else
        quietly "$base" -m venv "$venv" || explain "python -m venv"
    fi
    probe "$venv/bin/python" || die "the Python of the new $shown does not run."
}

# Installs the dependencies that pyproject.toml declares, or those of its extra $1.
install() {
    "$venv/bin/python" -c '
import sys, tomllib
with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)["project"]
print(*(project["optional-dependencies"][sys.argv[1]] if sys.argv[1] else project["dependencies"]), sep="\n")
' "${1-}" >"$venv/kit.requirements" 2>>"$log" || {
        status=$?
        explain "reading pyproject.toml"
    }
    # Downloads unpack beside what is installed: /tmp may be small, and an interrupted installer leaves gigabytes there.
    mkdir -p "$venv/kit.tmp"
    if [ -n "$uv" ]; then
        quietly env TMPDIR="$venv/kit.tmp" uv pip install --python "$venv/bin/python" --compile-bytecode \
            -r "$venv/kit.requirements" -c "$constraints" || explain "uv pip install"
    else
        "$venv/bin/python" -m pip --version >/dev/null 2>&1 ||  # made by uv, which is gone
            quietly "$venv/bin/python" -m ensurepip || explain "python -m ensurepip"
        quietly env TMPDIR="$venv/kit.tmp" "$venv/bin/python" -m pip install --progress-bar off \
            -r "$venv/kit.requirements" -c "$constraints" || explain "pip install"
    fi
    rm -rf "$venv/kit.tmp" "$venv/kit.requirements"
}

# Lets the scripts of an environment that was moved name its new place. False where that is not safe.
move() {
    case $venv$s_venv in *[!A-Za-z0-9_./+-]*) return 1 ;; esac
    [ "${#venv}" -lt 100 ] || return 1 # a longer first line of a script does not work
    "$venv/bin/python" -c '
import pathlib, sys
folder, old, new = pathlib.Path(sys.argv[1], "bin"), *map(str.encode, sys.argv[2:])
for script in folder.iterdir():
    if script.is_file() and not script.is_symlink():
        text = script.read_bytes()
        if old in text and b"\0" not in text:
            script.write_bytes(text.replace(old, new))
' "$venv" "$s_venv" "$venv" 2>>"$log"
}

write_stamp() {
    packages=$(cd "$venv"/lib/python3*/site-packages && ls -d -- */ | grep -v -e '-info/$' -e '^[~_]' | tr '/\n' '  ')
    printf '%s\n' "venv $venv" "python $(readlink -f "$venv/bin/python")" "base $base" "backend $s_backend" \
        "inputs $inputs" "packages $packages" 2>/dev/null >"$stamp.new" && mv -f "$stamp.new" "$stamp" || die "$unwritable"
}

lock() {
    if command -v flock >/dev/null; then
        exec 9>>"$venv/kit.lock"
        flock -n 9 && return
        say "another set-up of $shown is at work; waiting for it."
        flock 9 &
        job=$!
        wait "$job" || die "cannot lock $venv/kit.lock."
        job=''
    else # a link is made at once with its content: who holds the lock
        waiting=''
        until ln -s $$ "$venv/kit.lock.pid" 2>/dev/null; do
            holder=$(readlink "$venv/kit.lock.pid") || continue
            if ! kill -0 "$holder" 2>/dev/null; then # it died without its trap
                mv "$venv/kit.lock.pid" "$venv/kit.lock.$$" 2>/dev/null || continue
                # Between the look and the move another may have done the same and taken the lock: give it back.
                [ "$(readlink "$venv/kit.lock.$$")" = "$holder" ] || ln -s "$(readlink "$venv/kit.lock.$$")" "$venv/kit.lock.pid"
                rm -f "$venv/kit.lock.$$"
                continue
            fi
            [ -n "$waiting" ] || say "another set-up of $shown is at work; waiting for it."
            waiting=yes
            sleep 0.2 2>/dev/null || sleep 1
        done
        link=$venv/kit.lock.pid
    fi
}

# Makes the folder that VENV names. A new or an empty one is the kit's from now on; nothing else is ever emptied, but .venv.
claim() {
    [ ! -L "$venv" ] || [ -e "$venv" ] || die "$shown is a link to nowhere; mend or remove it."
    [ ! -e "$venv" ] || [ -d "$venv" ] || die "$shown is a file where the environment should be; remove it or name another: VENV=folder."
    if [ -z "$(ls -A "$venv" 2>/dev/null)" ]; then
        mkdir -p "$venv" 2>/dev/null && true 2>/dev/null >>"$venv/kit.made" || die "$unwritable"
    elif [ "$venv" != "$root/.venv" ] && [ ! -e "$venv/kit.made" ] && [ ! -e "$venv/pyvenv.cfg" ]; then
        die "VENV=$shown is a folder with other things in it; name a new folder or a virtual environment."
    fi
    true 2>/dev/null >>"$venv/kit.lock" || die "$unwritable"
}

# True for an environment of another's making whose Python serves.
usable() {
    [ -e "$venv/pyvenv.cfg" ] && probe "$venv/bin/python" && [ "$minor" -ge 311 ] && { [ -z "$asked" ] || asked_is "$base"; }
}

# ---- the run -------------------------------------------------------------------------------------------------------

inputs=$(cksum pyproject.toml "$constraints" 2>/dev/null) || die "cannot read pyproject.toml or $constraints."
inputs=$(echo $inputs)
examine
[ "$need" != nothing ] || exit 0

trap 'interrupted 130' INT
trap 'interrupted 143' TERM
trap 'interrupted 129' HUP

claim
lock
examine # another may have done it meanwhile
[ "$need" != nothing ] || {
    cleanup
    exit 0
}
began=$(date +%s)
true 2>/dev/null >"$log" || die "$unwritable"
! command -v uv >/dev/null || ! uv --version >/dev/null 2>&1 || uv=uv
[ -z "$why" ] || say "$why."

[ "$need" = make ] || probe "$venv/bin/python" || need=make
if [ "$need" = move ]; then
    move && need=install || need=make
elif [ "$need" = make ] && [ ! -e "$venv/kit.made" ] && usable; then
    need=install # an environment that someone made by hand
fi
case $need in
    dev) ;;
    install)
        if [ -e "$stamp" ]; then
            kept=$stamp.old
            mv "$stamp" "$kept" || die "$unwritable"
        fi
        ;;
    make)
        [ -e "$venv/kit.made" ] || [ "$venv" = "$root/.venv" ] ||
            die "VENV=$shown is not of the kit's making and has a Python that is too old, not the one asked for, or dead; name another."
        make_venv
        ;;
esac
if [ "$need" != dev ]; then
    install
    write_stamp
    fresh='' kept=''
    rm -f "$stamp.old"
fi
if [ "$extra" = dev ]; then
    install dev
    echo "inputs $inputs" >"$dev_stamp"
fi
say "done in $(($(date +%s) - began)) s."
cleanup
