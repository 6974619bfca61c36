"""Reading a pack: both ways give the same, and nothing but its problems is ever raised."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.packs.layout import FILES
from onedoor.packs.problems import PackProblems
from onedoor.packs.reader import (
    files_in,
    fingerprint,
    read_files,
    read_pack,
    shipped,
    shipped_names,
    variants_of,
)

PACK_FILES = (
    "office.toml, areas.toml, services.toml, units.toml, staff.toml, routing.toml, roster.toml, "
    "casefile.toml"
)


def test_a_directory_and_its_texts_give_the_same_pack(files):
    assert read_pack(shipped("example")) == read_files(files)


def test_a_shipped_pack_is_found_by_its_name():
    assert {"example", "wabo"} <= set(shipped_names())
    assert (shipped("example") / "office.toml").is_file()


@pytest.mark.parametrize("name", ["exampel", "", ".", "../packs/example"])
def test_no_other_name_is_a_shipped_pack(name):
    with pytest.raises(LookupError):
        shipped(name)


def test_files_that_are_not_toml_are_not_part_of_a_pack(directory):
    (directory / "README.md").write_text("About this office")
    assert files_in(directory).keys() == FILES.keys()


def test_line_ends_and_a_byte_order_mark_make_no_difference(files, directory):
    for name, written in files.items():
        windows = "\ufeff" + written.replace("\n", "\r\n")
        (directory / name).write_bytes(windows.encode())
    assert files_in(directory) == files
    assert fingerprint({n: t.replace("\n", "\r\n") for n, t in files.items()}) == fingerprint(files)


def test_the_fingerprint_has_63_bits_and_does_not_heed_the_order_of_files(files):
    backwards = dict(reversed(files.items()))
    assert fingerprint(backwards) == fingerprint(files)
    assert 0 <= fingerprint(files) < 2**63


def test_the_fingerprint_changes_with_every_text_and_name(files):
    marks = {fingerprint(files)}
    for name in files:
        marks.add(fingerprint(files | {name: files[name] + "#"}))
        marks.add(fingerprint({(n if n != name else "x"): t for n, t in files.items()}))
    assert len(marks) == 1 + 2 * len(files)


def test_a_text_moved_from_one_file_to_the_next_is_another_pack():
    assert fingerprint({"a": "b", "c": "d"}) != fingerprint({"a": "bc", "d": ""})


def test_a_directory_that_is_not_there(tmp_path):
    with pytest.raises(PackProblems) as wrong:
        read_pack(tmp_path / "nowhere")
    assert str(wrong.value) == f"{tmp_path}/nowhere: There is no directory here that can be read."


def test_a_missing_file(files, problems):
    del files["staff.toml"]
    missing = "The file is missing. A pack has the files"
    assert problems(files) == f"staff.toml: {missing} {PACK_FILES}."


def test_an_unknown_file(files, problems):
    files["teams.toml"] = ""
    assert (
        problems(files)
        == f"teams.toml: No file of a pack has this name. A pack has the files {PACK_FILES}."
    )


def test_a_file_that_is_not_utf8_and_the_problems_of_the_others(directory):
    (directory / "staff.toml").write_bytes("# Ås\n".encode("latin-1"))
    units = (directory / "units.toml").read_text(encoding="utf-8")
    (directory / "units.toml").write_text(units.replace("182", "-1", 1), encoding="utf-8")
    with pytest.raises(PackProblems) as wrong:
        read_pack(directory)
    assert str(wrong.value).splitlines() == [
        "units.toml: unit «front_state», remit_days: -1 is too small; the smallest allowed is 0.",
        (
            "staff.toml: The file is not written in UTF-8 (byte 3). Save it again with the encoding"
            " UTF-8."
        ),
    ]


def test_a_file_that_cannot_be_opened(directory):
    (directory / "staff.toml").unlink()
    (directory / "staff.toml").mkdir()
    with pytest.raises(PackProblems) as wrong:
        read_pack(directory)
    assert str(wrong.value) == "staff.toml: The file cannot be opened."


# ------------------------------------------------------------------ variants

ROUTED = '[[routing]]\nstage = "front"\npolicy = "first_free"\n'


@pytest.fixture
def with_variant(directory):
    """The example with a variant of these tables beside it."""

    def written(tables):
        (directory / "variants").mkdir(exist_ok=True)
        (directory / "variants" / "other.toml").write_text(tables, encoding="utf-8")
        return directory

    return written


def test_a_pack_tells_its_variants(with_variant):
    assert variants_of(with_variant("")) == ["other"]
    assert variants_of(shipped("wabo")) == []
    assert variants_of(shipped("office_b")) == ["by_competence", "first_free"]


def test_a_variants_table_stands_in_place_of_all_of_that_name(with_variant, files):
    directory = with_variant(ROUTED)
    other = files_in(directory, "other")
    assert other == files | {"variant.toml": ROUTED}
    assert [row.policy for row in read_files(other).routing] == ["first_free"]
    assert read_files(other) == read_pack(directory, "other")
    assert read_files(other).unit == read_files(files).unit


def test_a_variant_may_replace_a_table_of_any_file(with_variant):
    directory = with_variant('[door]\nlanguages = ["en"]\n' + ROUTED)
    assert read_pack(directory, "other").door.languages == ("en",)
    assert read_pack(directory).door.languages == ("nb", "nn", "en")


def test_the_fingerprint_covers_the_variant(with_variant, files):
    assert fingerprint(files_in(with_variant(ROUTED), "other")) != fingerprint(files)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ("routing", "Line 1, column 8: a key is followed by = and its value: «routing»."),
        ("[[rooting]]", "rooting: No table has this name. Did you mean «routing»?"),
        (ROUTED.replace("first_free", "free"), "routing «front», policy: «free» is not allowed"),
        (ROUTED + "fallback_after_minutes = 5", "routing «front», fallback_after_minutes: There"),
        ('[municipality_brings]\nareas = ["sick_leave"]', "municipality_brings, areas: Of an"),
    ],
)
def test_what_is_wrong_in_a_variant_is_told_of_its_file(with_variant, tables, said):
    with pytest.raises(PackProblems) as wrong:
        read_pack(with_variant(tables), "other")
    assert str(wrong.value).startswith(f"variants/other.toml: {said}")


def test_what_is_wrong_in_texts_is_told_of_the_variant_too(files, problems):
    files["variant.toml"] = ROUTED.replace("first_free", "free")
    assert problems(files).startswith("variant.toml: routing «front», policy: «free»")


@pytest.mark.parametrize("read", [read_pack, files_in])
def test_a_variant_that_is_not_there(with_variant, read):
    with pytest.raises(PackProblems) as wrong:
        read(with_variant(ROUTED), "othre")
    assert str(wrong.value) == "variants: There is no variant «othre». There are: other."


def test_a_variant_of_a_pack_without_any():
    with pytest.raises(PackProblems) as wrong:
        read_pack(shipped("wabo"), "other")
    assert str(wrong.value) == "variants: There is no variant «other»; this pack has none."


def test_a_variant_that_cannot_be_read(with_variant):
    directory = with_variant("")
    (directory / "variants" / "other.toml").write_bytes("# Ås".encode("latin-1"))
    for read in (read_pack, files_in):
        with pytest.raises(PackProblems) as wrong:
            read(directory, "other")
        assert str(wrong.value).startswith("variants/other.toml: The file is not written in UTF-8")


# ------------------------------------------------------------------ anything at all


def paths_in(value, path=()):
    """Every way from the top of a table to a key or a part of a list."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield (*path, key)
        if isinstance(value[key], dict | list):
            yield from paths_in(value[key], (*path, key))


def changed(tables, path, change):
    """The tables without what lies at the path, or with something else there."""
    inner = tables
    for key in path[:-1]:
        inner = inner[key]
    if change is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = change
    return tables


def toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def in_toml(tables):
    return "\n".join(f"{table} = {toml(value)}" for table, value in tables.items())


def problems_of(files):
    try:
        read_files(files)
    except PackProblems as wrong:
        return [problem.told() for problem in wrong.problems]
    return []


EXAMPLE = files_in(shipped("example"))
PLACES = [(file, path) for file in FILES for path in paths_in(tomllib.loads(EXAMPLE[file]))]
OTHER_VALUES = st.one_of(
    st.none(),
    st.sampled_from(["", "state", "none", "jonas", "front_state", "housing", "2025-09-01"]),
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.just([]),
    st.just([1]),
    st.just({}),
    st.just({"a": {"b": 1}}),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.floats(allow_nan=False),
)


@settings(max_examples=150, deadline=None)
@given(places=st.lists(st.sampled_from(PLACES), min_size=1, max_size=3), value=OTHER_VALUES)
def test_whatever_is_taken_out_or_put_in_only_pack_problems_are_raised(places, value):
    files = dict(EXAMPLE)
    for file, path in places:
        tables = tomllib.loads(files[file])
        if path in paths_in(tables):
            files[file] = in_toml(changed(tables, path, value))
    assert all("\n" not in line for line in problems_of(files))


@settings(max_examples=100, deadline=None)
@given(file=st.sampled_from(list(FILES)), start=st.integers(0, 3000), length=st.integers(1, 200))
def test_whatever_is_cut_from_a_file_only_pack_problems_are_raised(file, start, length):
    cut = EXAMPLE[file][:start] + EXAMPLE[file][start + length :]
    assert all("\n" not in line for line in problems_of(EXAMPLE | {file: cut}))
