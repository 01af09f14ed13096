"""Rules written as an SRX 2.0 file."""

from tmkit.segment.ruleset import Dialect, FormatHandle, Options, RuleGroup, Ruleset

_NAMESPACES = 'xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions"'


def escape(text: str) -> str:
    """Text as XML content. (The standard library's function imports an HTTP client.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Text as a quoted XML attribute; line breaks and tabs survive."""
    quoted = escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{quoted}"'


def write(rules: Ruleset, *, note: str = "") -> bytes:
    """The file, in UTF-8; read again it gives the same rules. `note` is put into a comment at its head."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    if note:
        lines.append(f"<!-- {note.replace('--', '- -')} -->")
    lines.append(f'<srx {_NAMESPACES} version="2.0">')
    cascade, subflows = _yes(rules.cascade), _yes(rules.subflows)
    lines.append(f'  <header segmentsubflows="{subflows}" cascade="{cascade}">')
    lines += _handles(rules.handle)
    lines.append(_options(rules.options, rules.dialect))
    lines += ["  </header>", "  <body>", "    <languagerules>"]
    for group in rules.groups:
        lines += _group(group)
    lines += ["    </languagerules>", "    <maprules>"]
    for each in rules.maps:
        pattern, name = quoteattr(each.pattern), quoteattr(each.group)
        lines.append(f"      <languagemap languagepattern={pattern} languagerulename={name}/>")
    lines += ["    </maprules>", "  </body>", "</srx>", ""]
    return "\n".join(lines).encode()


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _handles(handle: FormatHandle) -> list[str]:
    values = (("start", handle.start), ("end", handle.end), ("isolated", handle.isolated))
    return [f'    <formathandle type="{name}" include="{_yes(value)}"/>' for name, value in values]


def _options(options: Options, dialect: Dialect) -> str:
    values = {
        "oneSegmentIncludesAll": options.one_segment_includes_all,
        "trimLeadingWhitespaces": options.trim_leading,
        "trimTrailingWhitespaces": options.trim_trailing,
        "useJavaRegex": dialect is Dialect.JAVA,
        "useIcu4JBreakRules": options.icu_breaks,
    }
    return "    <okpsrx:options " + " ".join(f'{name}="{_yes(value)}"' for name, value in values.items()) + "/>"


def _group(group: RuleGroup) -> list[str]:
    lines = [f"      <languagerule languagerulename={quoteattr(group.name)}>"]
    for rule in group.rules:
        if rule.note:
            lines.append(f"        <!-- {rule.note.replace('--', '- -')} -->")
        lines += [
            f'        <rule break="{_yes(rule.breaks)}">',
            f"          <beforebreak>{escape(rule.before)}</beforebreak>",
            f"          <afterbreak>{escape(rule.after)}</afterbreak>",
            "        </rule>",
        ]
    return [*lines, "      </languagerule>"]
