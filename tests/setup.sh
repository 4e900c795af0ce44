#!/usr/bin/env bash
# Installs what is missing: `setup.sh run` for building and running, `setup.sh test` for the tests as well.
# Uses apt as root or through sudo; where neither works it says exactly what to run.
set -euo pipefail

packages=(libgdal-dev libsqlite3-dev pkg-config build-essential)
if [ "${1:-run}" = test ]; then
  packages+=(gdal-bin chromium postgresql postgresql-postgis fonts-liberation procps)
fi

missing=()
# A Python of another source may have what it needs for virtual environments, and Debian's has it in a package of its own.
if [ "${1:-run}" = test ] && ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  packages+=(python3-venv)
fi
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

# Node from another source than the distribution is as good as the distribution's, if it is new enough.
node_ok() { command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }
node_ok || missing+=(nodejs npm)

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "Install these packages with your package manager, then run make again: ${missing[*]}" >&2
    exit 1
  fi
  if [ "$(id -u)" -eq 0 ]; then
    as_root=()
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo)
  else
    echo "Some packages are missing. Run this, then make again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]}" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

node_ok || { echo "Node 18 or newer is needed for building the page; found $(node --version 2>/dev/null || echo none)." >&2; exit 1; }
command -v cargo >/dev/null || { echo "Rust is needed: https://rustup.rs" >&2; exit 1; }
