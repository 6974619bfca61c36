"""Codes: a number means one thing for ever, and every meaning has its words."""

import ast
import inspect

import pytest

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.envelope import ThreadKind
from tests.vocabulary.everything import codes

# ThreadKind divides the journal and is never shown to a reader.
spoken = [code for code in codes if code is not ThreadKind]


def written_members(code):
    """The members as they stand in the source: name, number and the words' expression."""
    for line in ast.walk(ast.parse(inspect.getsource(code))):
        if isinstance(line, ast.Assign):
            parts = line.value.elts if isinstance(line.value, ast.Tuple) else [line.value]
            yield ast.unparse(line.targets[0]), parts[0], parts[1] if len(parts) > 1 else None


def is_marked(words):
    """Whether the words are in a call of `text`, which is what the translators' tool looks for."""
    return isinstance(words, ast.Call) and getattr(words.func, "id", "") == "text"


class Fruit(Code):
    """A list for these tests only."""

    apple = 1, "An apple."
    pear = 2, "A pear."


def test_a_code_is_its_number_its_name_and_its_words():
    assert (int(Fruit.pear), str(Fruit.pear), Fruit.pear.words) == (2, "pear", "A pear.")
    assert Fruit(2) is Fruit.pear


def test_a_number_that_means_nothing_is_refused():
    with pytest.raises(ValueError, match="3 is not a valid Fruit"):
        Fruit(3)


@pytest.mark.parametrize("code", codes, ids=lambda code: code.__name__)
def test_a_number_has_one_meaning(code):
    """A second name for a number would be silently an alias of the first."""
    numbers = [ast.literal_eval(number) for _, number, _ in written_members(code)]
    assert len(numbers) == len(set(numbers)) == len(code)


@pytest.mark.parametrize("code", codes, ids=lambda code: code.__name__)
def test_numbers_fit_the_column_they_are_kept_in(code):
    assert all(0 <= member < 2**15 for member in code)


@pytest.mark.parametrize("code", spoken, ids=lambda code: code.__name__)
def test_every_meaning_has_words_that_are_marked_for_translation(code):
    unmarked = [name for name, _, words in written_members(code) if not is_marked(words)]
    assert not unmarked, f"{code.__name__}: wrap the words in text(...)"
    assert all(member.words.strip() == member.words != "" for member in code)


@pytest.mark.parametrize("code", spoken, ids=lambda code: code.__name__)
def test_two_meanings_do_not_read_the_same(code):
    words = [member.words for member in code]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", codes, ids=lambda code: code.__name__)
def test_a_list_says_what_it_is_for(code):
    assert code.__doc__
    assert code.__doc__ != Code.__doc__
