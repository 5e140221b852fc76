# Sourced by the other scripts: the project's own virtual environment in .venv.
# Made once; installed again only when pyproject.toml changes.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${APCLI_VENV:-$root/.venv}

python_311() {
  for candidate in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "apcli needs Python 3.11 or newer; none was found" >&2
  exit 2
}

# install GROUP...: apcli itself with all it can make, and the dependency groups named, into $venv
install() {
  local want stamp group
  local groups=()
  want=$(cksum <"$root/pyproject.toml")
  stamp=$venv/.installed-$(IFS=-; echo "apcli${*:+-$*}")
  [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return
  [ -x "$venv/bin/python" ] || "$(python_311)" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' >&2
  for group in "$@"; do groups+=(--group "$root/pyproject.toml:$group"); done
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --editable "$root[all]" "${groups[@]}" >&2
  echo "$want" >"$stamp"
}
