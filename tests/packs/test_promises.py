"""Whether what is said of services, and of where things are known from, can be so."""

from onedoor.packs.layout import FILE_OF
from onedoor.packs.promises import rows_of
from onedoor.packs.reader import read_files

SERVICE = "services.toml: service «job_seeker_registration»"


def test_a_time_does_not_run_backwards(told):
    assert told("services.toml", "least = 0, most = 0", "least = 3, most = 2") == (
        f"{SERVICE}, normal_time: At least 3 is more than at most 2."
    )


def test_what_is_unverified_is_a_key_of_the_service(told):
    said = told("services.toml", 'unverified = ["decides"', 'unverified = ["decide"')
    assert said == (
        f"{SERVICE}, unverified: This table has no key «decide». Did you mean «decides»?"
    )


def test_what_is_kept_as_printed_is_a_key_of_the_service(told):
    said = told("services.toml", "as_printed = { decides", "as_printed = { xyz")
    assert said.startswith(f"{SERVICE}, as_printed: This table has no key «xyz». Its keys are: key")


def test_a_source_is_of_keys_that_are_there(told):
    source = 'source = { opens = "a", closed = "b", all = "c" }\n'
    assert told("office.toml", 'weekday = "monday"\n', 'weekday = "monday"\n' + source) == (
        "office.toml: hours «monday», source: This table has no key «closed». Did you mean"
        " «closes»?"
    )


def test_every_table_of_a_pack_gives_its_rows(files):
    pack = read_files(files)
    rows = {table: rows_of(pack, table) for table in FILE_OF}
    assert all(rows.values())
    assert len(rows["unit"]) == len(pack.unit)
