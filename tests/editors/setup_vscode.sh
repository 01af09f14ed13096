#!/usr/bin/env bash
# Brings VS Code as a server (npm's code-server), Playwright and Chromium into build/vscode, for `make vscode`.
# Its native parts are compiled here, against the headers of the Node.js at hand; nothing is fetched but packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v chromium >/dev/null && test -e /usr/include/krb5.h || {
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium libkrb5-dev pkg-config >/dev/null
}
mkdir -p build/vscode
cd build/vscode
test -f package.json || npm init --yes >/dev/null
npm_config_nodedir=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
export npm_config_nodedir
npm install --ignore-scripts --no-audit --no-fund --silent code-server@4.100.3 playwright-core@1
npm_config_build_from_source=true npm rebuild argon2 --dangerously-allow-all-scripts >/dev/null 2>&1
cd node_modules/code-server
npm_config_user_agent="npm/10 node/$(node --version) linux" npm_config_unsafe_perm=true npm_config_ignore_scripts=true \
  FORCE_NODE_VERSION=$(node --version | sed 's/v\([0-9]*\).*/\1/') sh postinstall.sh >/dev/null 2>&1
cd lib/vscode
for module in kerberos @parcel/watcher @vscode/deviceid @vscode/spdlog native-watchdog; do
  npm rebuild "$module" --dangerously-allow-all-scripts >/dev/null 2>&1
done
# Its last step wants node-gyp from the network; the part that is needed has been compiled by then.
npm rebuild node-pty --dangerously-allow-all-scripts >/dev/null 2>&1 || test -f node_modules/node-pty/build/Release/pty.node
