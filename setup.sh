#!/bin/sh
# Sets up this checkout: system libraries where they are missing, a virtual environment, the locked dependencies with their hashes.
# Second time it does nothing. `setup.sh test` also looks for a browser, for the tests that click.
set -eu
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# Installs Debian packages where that is allowed; else says the one line to type, and fails.
install() {
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        say "Installing $* …"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return 0
    fi
    return 1
}

python=""
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || { say "Python 3.11 or newer is needed, and none was found."; exit 1; }

# WeasyPrint's libraries, looked up as it does: by asking the loader.
has() { "$python" -c "import ctypes; ctypes.CDLL('$1')" 2>/dev/null || { [ "$(uname)" = Darwin ] && "$python" -c "import ctypes.util, sys; sys.exit(not ctypes.util.find_library('$2'))"; }; }
if ! { has libpango-1.0.so.0 pango-1.0 && has libpangoft2-1.0.so.0 pangoft2-1.0 && has libharfbuzz-subset.so.0 harfbuzz-subset; }; then
    install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || {
        say "WeasyPrint needs Pango and HarfBuzz from the system. Type the line that fits, then run make again:"
        say "  Debian, Ubuntu:  sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        say "  Fedora:          sudo dnf install -y pango harfbuzz"
        say "  macOS:           brew install pango harfbuzz"
        exit 1
    }
fi

if [ "${1:-}" = test ] && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    install chromium || say "No browser was found, and none could be installed: the tests that click in the page are skipped."
fi

if [ -f .venv/.ready ] && [ .venv/.ready -nt requirements.lock ] && [ .venv/.ready -nt pyproject.toml ] && [ .venv/.ready -nt setup.sh ]; then
    exit 0
fi

say "Setting up .venv, the first time: a minute on a quiet machine with a fast line, several otherwise."
say "  1 of 4: a virtual environment of $("$python" -V) …"
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear .venv >/dev/null 2>&1 || {
        rm -rf .venv
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install "python$version-venv" && "$python" -m venv .venv || {
            say "Python's venv module is missing. Type: sudo apt-get install -y python$version-venv, then run make again."
            exit 1
        }
    }
fi
say "  2 of 4: the installer, uv …"
# uv comes from the lock too: its entry alone, with its hashes.
awk '/^uv==/ {on=1} on {print} on && !/\\$/ {exit}' requirements.lock > .venv/uv.lock
.venv/bin/python -m pip install --quiet --require-hashes --no-deps -r .venv/uv.lock
say "  3 of 4: the $(grep -c '^[a-z].*==' requirements.lock) packages of requirements.lock, each held against its hash …"
.venv/bin/uv pip sync --quiet --require-hashes --compile-bytecode --python .venv/bin/python requirements.lock
say "  4 of 4: Diurna itself …"
.venv/bin/uv pip install --quiet --no-deps --no-build-isolation --compile-bytecode --python .venv/bin/python -e .
.venv/bin/python -m compileall -q diurna flows
touch .venv/.ready
