"""What the sources themselves must keep to: the clock, the writing, the names, the sizes.

Each law is a small function from a source text to what is wrong in it, and is tried on a planted
fault before it is held against the whole of `src`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.agreement.sources import (
    ROOT,
    Fault,
    Function,
    Source,
    found,
    held,
    inside_views,
    planted,
)

# ---------------------------------------------------------------------------- the clock

ASKS = re.compile(r"(\w+\.)*(datetime|date|timezone)\.(now|utcnow|today)$|now$|time\.time(_ns)?$")
ASKS_UNLESS_TOLD = re.compile(r"(timezone\.)?(localtime|localdate)$")
MAY_ASK_THE_CLOCK = {
    "command/*.py": "a command knows when it was typed, and tells the action",
    "office/pages/dates.py": "a page says how long ago a thing was when it is shown",
    "office/people/brake.py": "guessing is slowed by the wall's clock; no replay or twin signs in",
    "office/people/signing_in.py": "the sign-in page says when the next try may be made",
}


def law_of_the_clock(source: Source) -> Iterator[Fault]:
    """Time is an argument: only views and commands ask the clock; replay and twin give another."""
    views = inside_views(source)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and node not in views:
            called = ast.unparse(node.func)
            untold = ASKS_UNLESS_TOLD.match(called) and not node.args
            if ASKS.match(called) or untold:
                yield node.lineno, f"{called}() asks the clock; take `now` as an argument"


def law_of_no_hidden_clock(source: Source) -> Iterator[Fault]:
    """No column fills in the time by itself: the row would not say what the action was told."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield node.value.lineno, f"{node.arg} asks the clock behind the action's back"
        if isinstance(node, ast.keyword) and node.arg in ("db_default", "default"):
            said = ast.unparse(node.value)
            if re.search(r"\b(Now|now|today|utcnow|CURRENT_\w+|statement_timestamp)\b", said):
                yield node.value.lineno, f"{node.arg}={said} asks the clock"


@pytest.mark.parametrize(
    "asked",
    [
        "timezone.now()",
        "now()",
        "dt.datetime.now(dt.UTC)",
        "datetime.utcnow()",
        "datetime.date.today()",
        "time.time()",
        "time.time_ns()",
        "timezone.localtime()",
        "localdate()",
    ],
)
def test_a_planted_clock_is_found(asked):
    assert found(law_of_the_clock, planted(f"begun = {asked}"))
    assert found(law_of_the_clock, planted(f"def open_case(form: Form):\n    {asked}"))


@pytest.mark.parametrize("told", ["localtime(now)", "dt.time(9)", "hand.now", "day.today_at(now)"])
def test_time_that_is_told_is_left_alone(told):
    assert not found(law_of_the_clock, planted(f"begun = {told}"))


def test_a_view_may_ask_the_clock():
    asked = "def give_case(request: StaffRequest):\n    return timezone.now()"
    assert not found(law_of_the_clock, planted(asked))
    assert not found(law_of_the_clock, planted("timezone.now()", "office/reception/views.py"))


@pytest.mark.parametrize(
    "field",
    [
        "DateTimeField(auto_now=True)",
        "DateTimeField(auto_now_add=True)",
        "DateTimeField(db_default=Now())",
        "DateTimeField(default=timezone.now)",
    ],
)
def test_a_planted_hidden_clock_is_found(field):
    assert found(law_of_no_hidden_clock, planted(f"at = models.{field}"))


def test_only_views_and_commands_ask_the_clock():
    held(law_of_the_clock, but=MAY_ASK_THE_CLOCK)


def test_no_column_asks_the_clock():
    held(law_of_no_hidden_clock)


# ---------------------------------------------------------------------------- writing

WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "acreate",
    "asave",
}
MAY_WRITE = {
    "*/actions.py": "actions are where rows are written, each with its event",
    "*/actions/*.py": "actions are where rows are written, each with its event",
    "office/*/*_at_hand.py": "the row an action holds locked, saved when the action lets it go",
    "office/responsibility/moving.py": "the one place where a case moves, which the actions share",
    "office/journal/*.py": "the journal's own rows: lines, seals and submissions",
    "office/confidentiality/looks.py": "a look is logged before the answer is built, in no action",
    "office/people/preferences.py": "a reader's own language is no event; nothing is told by it",
}


def law_of_writing(source: Source) -> Iterator[Fault]:
    """Rows are written in actions alone, beside the event that says so (law 4)."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, bare = node.func.attr, not node.args
        writes = name in WRITES or (name == "delete" and bare and not node.keywords)
        # A dictionary, a set or a hash is updated with something; rows are by column=value.
        by_column = name == "update" and bare and bool(node.keywords)
        if writes or by_column:
            yield node.lineno, f"{ast.unparse(node.func)}(...) writes rows outside an action"


@pytest.mark.parametrize(
    "call",
    [
        "case.save()",
        "Case.objects.create(office=1)",
        "Case.objects.bulk_create(rows)",
        "Case.objects.filter(pk=1).update(state=2)",
        "case.notices.all().delete()",
    ],
)
def test_a_planted_write_is_found(call):
    assert found(law_of_writing, planted(call))


def test_what_only_looks_like_writing_is_left_alone():
    assert not found(law_of_writing, planted("known.update(more); session.delete('key')"))


def test_rows_are_written_in_actions_alone():
    held(law_of_writing, but=MAY_WRITE)


# ---------------------------------------------------------------------------- reading


MAY_READ = {
    "office/people/sign*.py": "who asks is found before anybody is signed in",
    "office/people/preferences.py": "a reader's own language, and nobody else's row",
    "office/whereabouts/demo.py": "invented people to sign in as, before anybody is signed in",
    "office/whereabouts/pass_on.py": "units and their leads, whom a message can be passed on to",
}


def law_of_reading(source: Source) -> Iterator[Fault]:
    """A view reads through queries alone, which are already cut to what this employee may see."""
    for node in inside_views(source):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            yield node.lineno, f"{ast.unparse(node)}: ask a function of queries.py"
        if isinstance(node, ast.Name) and node.id in ("get_object_or_404", "get_list_or_404"):
            yield node.lineno, f"{node.id}: ask a function of queries.py"


@pytest.mark.parametrize("text", ["Case.objects.get(pk=1)", "get_object_or_404(Case, pk=1)"])
def test_a_planted_read_in_a_view_is_found(text):
    assert found(law_of_reading, planted(text, "office/reception/views.py"))
    assert found(law_of_reading, planted(text, "office/reception/views/door.py"))
    assert found(law_of_reading, planted(f"def door(request: HttpRequest):\n    {text}"))


@pytest.mark.parametrize("text", ["Case.objects.get(pk=1)", "get_object_or_404(Case, pk=1)"])
def test_a_query_reads(text):
    assert not found(law_of_reading, planted(text, "office/reception/queries.py"))
    assert not found(law_of_reading, planted(f"def case(reader: Employee):\n    {text}"))


def test_views_read_through_queries():
    held(law_of_reading, but=MAY_READ)


# ---------------------------------------------------------------------------- names

SAYS_NOTHING = {
    "base",
    "common",
    "core",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "shared",
    "util",
    "utils",
}


def law_of_names(source: Source) -> Iterator[Fault]:
    """A module is named after what it is about, so that it has a natural end."""
    for part in Path(source.path).with_suffix("").parts:
        if SAYS_NOTHING & set(part.split("_")):
            yield 1, f"`{part}` says nothing about what is in it"


@pytest.mark.parametrize("path", ["office/utils.py", "rules/common/x.py", "mirror/date_helpers.py"])
def test_a_planted_name_is_found(path):
    assert found(law_of_names, planted("", path))


def test_modules_are_named_after_what_they_are():
    held(law_of_names)
    faults = [
        f"{path}: {wrong}"
        for folder in ("tests", "tools", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for _, wrong in law_of_names(Source(path.relative_to(ROOT).as_posix(), ""))
    ]
    assert not faults, "\n".join(faults)


# ---------------------------------------------------------------------------- docstrings

Documented = Function | ast.ClassDef


def public_things(tree: ast.Module) -> Iterator[Documented]:
    """Public classes and functions of a module, and public methods of its public classes.

    A property's setter and an overload say nothing of their own; `Meta` is Django's.
    """
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner
                    for inner in node.body
                    if isinstance(inner, Documented)
                    and not inner.name.startswith("_")
                    and inner.name != "Meta"
                )


def law_of_docstrings(source: Source) -> Iterator[Fault]:
    """Every module, public class and public function says what it is, to somebody new here."""
    if not ast.get_docstring(source.tree):
        yield 1, "the module has no docstring"
    for node in public_things(source.tree):
        if not ast.get_docstring(node):
            yield node.lineno, f"{node.name} has no docstring"


def law_of_rules_told(source: Source) -> Iterator[Fault]:
    """A rule's docstring is its page in the reference: it says more than the rule's name."""
    if not source.path.startswith("rules/"):
        return
    for node in public_things(source.tree):
        said = ast.get_docstring(node) or ""
        if len(said) <= len(node.name) or not set(words(said)) - set(words(node.name)):
            yield node.lineno, f"{node.name} only says its name"


def words(said: str) -> list[str]:
    return re.findall("[a-z]+", said.lower())


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("x = 1", "the module has no docstring"),
        ('"""Cases."""\nclass Case: ...', "Case has no docstring"),
        ('"""Cases."""\ndef give(): ...', "give has no docstring"),
        (
            '"""Cases."""\nclass Case:\n    """A matter."""\n    def end(self): ...',
            "end has no docstring",
        ),
    ],
)
def test_a_planted_lack_of_docstring_is_found(text, wrong):
    assert found(law_of_docstrings, planted(text)) == [wrong]


@pytest.mark.parametrize("said", ["", "May move.", "May move may move."])
def test_a_planted_echo_is_found(said):
    rule = planted(f'"""Rules."""\ndef may_move():\n    """{said}"""', "rules/moving.py")
    assert found(law_of_rules_told, rule) == ["may_move only says its name"]


def test_everything_public_is_told():
    held(law_of_docstrings)


def test_every_rule_says_more_than_its_name():
    held(law_of_rules_told)


# ---------------------------------------------------------------------------- sizes

LONGEST_FUNCTION, LONGEST_RULE, LONGEST_FILE = 50, 25, 400


def lines_of_code(node: Function) -> int:
    """The function's lines without its docstring, which may be as long as it needs."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and ast.get_docstring(node) is not None
    said = (first.end_lineno or first.lineno) - first.lineno + 1 if is_docstring else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - said


def law_of_sizes(source: Source) -> Iterator[Fault]:
    """What is longer than this does more than one thing."""
    longest = LONGEST_RULE if source.path.startswith("rules/") else LONGEST_FUNCTION
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            lines = lines_of_code(node)
            if lines > longest:
                yield node.lineno, f"{node.name} has {lines} lines, more than {longest}"
    lines = source.text.count("\n") + 1
    if lines > LONGEST_FILE:
        yield 1, f"the file has {lines} lines, more than {LONGEST_FILE}; above 300 ask why"


def test_a_planted_long_function_is_found():
    long = "def go():\n" + "    step()\n" * LONGEST_RULE
    assert found(law_of_sizes, planted(long, "rules/going.py"))
    assert not found(law_of_sizes, planted(long, "office/going.py"))
    assert found(law_of_sizes, planted(long + "    step()\n" * LONGEST_RULE, "office/going.py"))


def test_a_long_docstring_is_not_a_long_function():
    told = 'def go():\n    """Go.\n' + "    On and on.\n" * 60 + '    """\n    step()\n'
    assert not found(law_of_sizes, planted(told, "rules/going.py"))


def test_a_planted_long_file_is_found():
    assert found(law_of_sizes, planted("step()\n" * LONGEST_FILE))


def test_functions_and_files_are_short():
    held(law_of_sizes)


# ---------------------------------------------------------------------------- exceptions


@pytest.mark.parametrize("exceptions", [MAY_ASK_THE_CLOCK, MAY_WRITE, MAY_READ])
def test_an_exception_has_its_reason(exceptions):
    assert all(len(reason) > 20 for reason in exceptions.values())
