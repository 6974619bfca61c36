"""Other systems and the sheet in a pack: what cannot be so is told by file, table and key."""

import pytest

FILE = "casefile.toml"
LINK = "https://payments.example.org/cases/{number}"


def test_a_pattern_must_be_readable(told):
    said = told(FILE, '"[A-Z]{3}-[0-9]{7}"', '"[A-Z"')
    assert said.startswith("casefile.toml: system «payments», pattern: «[A-Z» is no regular")


def test_the_example_must_be_written_by_the_pattern(told):
    assert told(FILE, '"DAG-0012345"', '"DAG-12"') == (
        "casefile.toml: system «payments», example: The example «DAG-12» is not written by the"
        " pattern «[A-Z]{3}-[0-9]{7}»."
    )


@pytest.mark.parametrize(
    "link",
    [
        "http://payments.example.org/{number}",
        "javascript:alert({number})",
        "https://{number}.example.org/",
        "https://payments.example.org/",
        "https://payments.example.org/{number}/{number}",
        "https:///{number}",
        "https://[payments/{number}",
    ],
)
def test_a_link_leads_to_a_host_the_pack_names(told, link):
    said = told(FILE, LINK, link)
    assert said.startswith("casefile.toml: system «payments», link: ")
    assert "cannot be a link here" in said


def test_two_lines_of_the_sheet_need_two_keys(told):
    said = told(FILE, 'key = "reachable_at"', 'key = "who_else_helps"')
    assert "«who_else_helps» is the key of more than one of these" in said


def test_a_line_is_for_areas_and_services_there_are(told):
    said = told(FILE, 'key = "call_back"', 'key = "call_back"\nservices = ["child_suport"]')
    assert said.startswith("casefile.toml: sheet «call_back», services: There is no service")


def test_a_system_belongs_to_a_side_of_the_office(told):
    said = told(FILE, 'side = "municipality"', 'side = "county"')
    assert said.startswith("casefile.toml: system «social_records», side: ")
