"""Write `<corpus>/faults/*.tmx`: copies of the committed TMX files with one planted slip each, as FAULTS.toml says."""

import re
import sys
import tomllib
from pathlib import Path

from tmkit.formats import registry

HERE = Path(__file__).parent


def planted(raw: bytes, fault: dict[str, str]) -> bytes:
    """The TMX with that one slip."""
    if fault.get("drop"):
        variant = rf'\s*<tuv xml:lang="{fault["lang"]}">\s*<seg>{re.escape(fault["was"])}</seg>\s*</tuv>'
        text, count = re.subn(variant, "", raw.decode())
        if count != 1:
            sys.exit(f"{fault['name']}: {count} variants have that text")
        return text.encode()
    document = registry.parse(raw, path="base.tmx")
    hit = [
        unit
        for unit in document.units()
        if unit.target_lang == fault["lang"] and unit.target and unit.target.text.count(fault["was"]) == 1
    ]
    if len(hit) != 1 or hit[0].target is None:
        sys.exit(f"{fault['name']}: {len(hit)} units have that text once")
    return document.render({hit[0].key: hit[0].target.text.replace(fault["was"], fault["now"])})


def main() -> None:
    for manifest in sorted(HERE.glob("*/faults/FAULTS.toml")):
        for fault in tomllib.loads(manifest.read_text(encoding="utf-8"))["fault"]:
            base = manifest.parent.parent / f"{fault['base']}.tmx"
            (manifest.parent / f"{fault['name']}.tmx").write_bytes(planted(base.read_bytes(), fault))


if __name__ == "__main__":
    main()
