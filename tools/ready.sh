#!/bin/sh
# Install what report-builder needs on Debian or Ubuntu and doesn't find: the system library that
# finds Thai words, what the step needs that is named (test, browser, validate), and uv in .tools when it
# isn't on the path. Says nothing when nothing is missing.
set -eu

has_library() {
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q "^[[:space:]]*$1\.so"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install() {
    echo "ติดตั้ง $* · installing $*" >&2
    if ! command -v apt-get >/dev/null; then
        echo "ไม่มี apt-get ให้ติดตั้งเอง · no apt-get here, please install: $*" >&2
        exit 1
    fi
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

missing=""
has_library libpango-1.0 || missing="$missing libpango-1.0-0"
if [ "${1:-}" = test ]; then
    has_library libpangoft2-1.0 || missing="$missing libpangoft2-1.0-0"
    command -v pdftotext >/dev/null || missing="$missing poppler-utils"
fi
if [ "${1:-}" = browser ]; then
    command -v chromium >/dev/null || missing="$missing chromium"
fi
if [ "${1:-}" = validate ]; then
    [ -e /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
    command -v java >/dev/null || missing="$missing default-jre-headless"
fi
# shellcheck disable=SC2086 # one word for each package
[ -z "$missing" ] || install $missing

if ! command -v uv >/dev/null && [ ! -x .tools/bin/uv ]; then
    python3 -c "import ensurepip" 2>/dev/null || install python3-venv
    echo "ติดตั้ง uv · installing uv" >&2
    python3 -m venv --clear .tools
    .tools/bin/pip install --quiet --disable-pip-version-check "uv>=0.9"
fi
