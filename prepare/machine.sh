#!/bin/sh
# Prepares this machine: machine.sh run (to use linkage), dev (to test it too) or deep (for the long tests).
# Looks first, says in one line what it is about to do, and does only what is missing; when everything is in place
# it is silent. What it cannot do it explains. The exit code is 0 when the machine is ready.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-run}
case $kind in
    run) lock=requirements.txt ;;
    dev|deep) lock=requirements-dev.txt ;;
    *) echo "用法：machine.sh run|dev|deep" >&2; exit 2 ;;
esac

log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

say() { printf '〔准备〕%s\n' "$*"; }

stop() {
    printf '〔停下〕%s\n' "$1" >&2
    shift
    for line in "$@"; do printf '        %s\n' "$line" >&2; done
    exit 1
}

# Runs a command silently; when it fails, shows the end of what it said.
quietly() {
    "$@" >"$log" 2>&1 && return
    tail -n 14 "$log" | sed 's/^/        /' >&2
    return 1
}

# --- Python -------------------------------------------------------------------------------------------------

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for name in ${PYTHON:-} python3.11 python3 python; do
    if fits "$name"; then python=$name; break; fi
done
[ "$python" ] || stop "没有找到 Python 3.11 或更新的版本。" \
    "Debian 12 上请运行：apt-get install python3" \
    "装在别处时，请指明：make PYTHON=python3.11 …"

# --- packages of the system ---------------------------------------------------------------------------------

missing=$("$python" prepare/missing.py "$kind" | tr '\n' ' ')
missing=${missing% }
if [ "$missing" ]; then
    line="apt-get update && apt-get install -y --no-install-recommends $missing"
    command -v apt-get >/dev/null || stop "缺少系统软件包，而本机没有 apt-get。请用本机的软件管理器安装与此相当的：$missing"
    if [ "$(id -u)" = 0 ]; then
        root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        root=sudo   # at a terminal sudo may ask for the password
    else
        stop "缺少系统软件包，而当前用户无权安装（不是 root，也不能用 sudo）。请管理员运行：" "$line"
    fi
    say "更新系统软件包目录（apt-get update）"
    quietly $root apt-get update || say "软件包目录没有更新成功，按已有的目录继续"
    say "安装系统软件包：$missing"
    quietly $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 \
        install -y --no-install-recommends $missing ||
        stop "系统软件包没有装上。请检查网络，然后重试；也可以自己运行：" "$line"
    missing=$("$python" prepare/missing.py "$kind" | tr '\n' ' ')
    [ -z "$missing" ] || stop "系统软件包已装，但仍然找不到：$missing"
fi

# --- the environment of the project -------------------------------------------------------------------------

[ "$kind" = deep ] && kind=dev   # the same environment

# The stamp names the place and the content of everything that decides what the environment holds: a moved folder,
# a new lock or a new list of packages makes it anew. The dev environment holds everything the run one holds.
key() { { echo "$PWD"; cat "$1" requirements.in setup.cfg pyproject.toml; } | sha256sum | cut -c 1-64; }
stamp() { printf '.venv/prepared-%s' "$1"; }
wanted=$(key "$lock")
if [ "$(cat "$(stamp "$kind")" 2>/dev/null)" = "$wanted" ] && [ -x .venv/bin/linkage ] && fits .venv/bin/python; then
    exit 0
fi

place=$(cat .venv/place 2>/dev/null || echo "$PWD")
if [ -e .venv ] && { [ "$place" != "$PWD" ] || ! fits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    say "旧的虚拟环境 .venv 已不能用，删除重建"
    rm -rf .venv
fi
if [ ! -e .venv ]; then
    say "建立虚拟环境 .venv（$("$python" --version)）"
    quietly "$python" -m venv .venv || stop "虚拟环境没有建成。请看上面的原因，处理后再运行一次。"
fi
echo "$PWD" >.venv/place
rm -f "$(stamp run)" "$(stamp dev)"

pip() { quietly .venv/bin/python -m pip --quiet --quiet --no-input --disable-pip-version-check "$@"; }

say "按 $lock 安装 Python 依赖（核对每个文件的摘要，约一两分钟）"
pip install --require-hashes --only-binary :all: -r "$lock" ||
    stop "Python 依赖没有装全。请检查网络和 pip 的设置（pip config list），然后再运行一次，已装好的不会重来。"

say "安装 linkage 本身（可编辑方式，不再下载）"
pip install --no-deps --no-build-isolation --no-index --editable . || stop "linkage 没有装上。请看上面的原因。"

echo "$(key requirements.txt)" >"$(stamp run)"
[ "$kind" = run ] || echo "$wanted" >"$(stamp dev)"
say "完成"
