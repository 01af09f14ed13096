#!/usr/bin/env bash
# Brings Playwright, axe-core and, where the machine has none, Chromium: Debian's as root, else Playwright's own.
# Without any the tests say so and are skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
.venv/bin/python -m pip install --quiet --group browser
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0
.venv/bin/playwright install --with-deps chromium >/dev/null 2>&1 && exit 0
.venv/bin/playwright install chromium >/dev/null 2>&1 && exit 0
echo "there is no Chromium here, and neither apt-get nor Playwright brings one" >&2
