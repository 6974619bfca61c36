"""Makes the pages' style sheet and typeface out of the packages npm has fetched.

Aksel's own `fonts.css` asks a server outside the office for the letters, so it is left out, and
the same typeface is laid beside the style sheet. Nothing made here is committed.
"""

import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AKSEL = ROOT / "node_modules/@navikt/ds-css"
TYPEFACE = ROOT / "node_modules/@fontsource-variable/source-sans-3"
STATIC = ROOT / "src/onedoor/static/onedoor"

PARTS = ["global/reset", "global/tokens", "global/baseline", "global/print", "components"]
ALPHABETS = ["latin-ext", "latin"]  # Norwegian and Sámi; the rest falls back on the system's

# A style sheet can only leave the house through an address or an import.
OUTSIDE = re.compile(r"""(?:https?:)?//[\w.-]+\.\w[^\s"')]*|@import[^;]*""")


def main() -> None:
    STATIC.mkdir(parents=True, exist_ok=True)
    write("font.css", "\n".join(font_face(alphabet) for alphabet in ALPHABETS))
    shutil.copyfile(TYPEFACE / "LICENSE", STATIC / "source-sans-3.txt")  # the letters go with it
    write("aksel.css", joined_css())  # last: where it lies, the rest is taken as done


def is_joined() -> bool:
    """Whether the sheet that lies there is of the versions package.json asks for."""
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    sheet = STATIC / "aksel.css"
    head = heading(asked["@navikt/ds-css"], asked["@fontsource-variable/source-sans-3"])
    return sheet.is_file() and sheet.read_text("utf-8").startswith(head)


def heading(aksel: str, typeface: str) -> str:
    return f"/* Aksel {aksel}, MIT, Nav; Source Sans 3 {typeface}, OFL 1.1 */\n"


def joined_css() -> str:
    """The parts in one sheet, opened by Aksel's own line about which layer yields to which."""
    order = re.search(r"^@layer [^;{]+;", (AKSEL / "src/index.css").read_text("utf-8"), re.M)
    if order is None:
        sys.exit("join_aksel: Aksel no longer says the order of its layers in src/index.css.")
    sheets = [(AKSEL / f"dist/{part}.min.css").read_text("utf-8").strip() for part in PARTS]
    return heading(version(AKSEL), version(TYPEFACE)) + "\n".join([order[0], *sheets, ""])


def font_face(alphabet: str) -> str:
    letters = json.loads((TYPEFACE / "unicode.json").read_text("utf-8"))[alphabet]
    file = f"source-sans-3-{alphabet}.woff2"
    shutil.copyfile(TYPEFACE / f"files/source-sans-3-{alphabet}-wght-normal.woff2", STATIC / file)
    return f"""\
@font-face {{
  font-family: "Source Sans 3";
  font-style: normal;
  font-weight: 200 900;
  font-display: swap;
  src: url("{file}") format("woff2");
  unicode-range: {letters};
}}
"""


def write(name: str, css: str) -> None:
    outside = OUTSIDE.search(css)
    if outside is not None:
        sys.exit(f"join_aksel: {name} would fetch from outside the office: {outside[0]}")
    (STATIC / name).write_text(css, "utf-8")


def version(package: Path) -> str:
    return str(json.loads((package / "package.json").read_text("utf-8"))["version"])


if __name__ == "__main__":
    main()
