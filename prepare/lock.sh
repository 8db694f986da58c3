#!/bin/sh
# Writes the locks anew: every package the project uses, one version each, with the digests of its wheels for all
# platforms. Needs uv and the network. Nothing of the machine's own settings gets into the locks: no index, no path.
set -eu
cd "$(dirname "$0")/.."

for uv in .venv/bin/uv uv; do
    if command -v "$uv" >/dev/null; then break; fi
    uv=
done
if [ -z "$uv" ]; then
    echo "〔停下〕需要 uv 才能重写锁定清单：请先运行 .venv/bin/python -m pip install uv" >&2
    exit 1
fi

# setuptools stands in the lock because it makes the editable install, with nothing fetched besides the lock.
for lock in requirements requirements-dev; do
    echo "〔锁定〕$lock.in → $lock.txt"
    echo "setuptools >= 77" | "$uv" pip compile --quiet --universal --python-version 3.11 --no-build \
        --generate-hashes --no-emit-index-url --custom-compile-command "make lock" "$@" \
        --output-file "$lock.txt" "$lock.in" -
done
