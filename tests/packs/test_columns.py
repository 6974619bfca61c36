"""A table in plain text."""

from hypothesis import given
from hypothesis import strategies as st

from onedoor.packs.columns import columns

WORDS = st.text("abcdefgh ", min_size=1, max_size=40).map(str.strip).filter(bool)


def test_a_table_is_as_wide_as_its_words():
    assert columns([["Unit", "People"], ["Front", "8"]], 80).splitlines() == [
        "Unit   People",
        "-----  ------",
        "Front  8",
    ]


def test_a_long_cell_goes_on_below_itself():
    assert columns([["Unit", "Areas"], ["Front", "one, two, three, four"]], 20).splitlines() == [
        "Unit   Areas",
        "-----  -------------",
        "Front  one, two,",
        "       three, four",
    ]


def test_a_window_too_narrow_for_the_words_does_not_cut_them():
    assert "municipality" in columns([["Unit", "Side"], ["Front", "municipality"]], 5)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=6), st.integers(60, 120))
def test_no_word_is_lost_and_no_line_is_wider_than_the_window(rows, width):
    table = columns(rows, width)
    assert max(map(len, table.splitlines())) <= width
    kept = "".join(sorted(table.replace("-", ""))).split()
    assert kept == "".join(sorted("".join(map("".join, rows)))).split()
