"""The table of state media."""

from pathlib import Path
from typing import Any

import pytest

from slantwise.actors import Gazetteer
from slantwise.actors.entries import load_yaml
from slantwise.actors.state_media import StateMedia, state_media, table_faults, table_source

GOOD = {
    "source": "a",
    "url": "b",
    "licence": "c",
    "dated": "2031",
    "file_sha256": "0",
    "entries": 3,
    "countries": {"Freedonia": {"SC": 2, "IP": 1}},
}


def test_every_country_is_in_the_gazetteer() -> None:
    actors = Gazetteer.load().actors
    assert [country for country in state_media() if country not in actors or actors[country].kind != "country"] == []


def test_counts_add_up_to_the_entries_kept() -> None:
    assert sum(entry.entries for entry in state_media().values()) == table_source()["entries"] == 1155


def test_the_table_names_its_source_licence_and_date() -> None:
    source = table_source()
    assert "State Media Monitor" in source["source"]
    assert source["licence"].startswith("MIT")
    assert source["dated"] == "2023"


@pytest.mark.parametrize(
    ("counts", "runs"),
    [
        ({"SC": 1}, True),
        ({"SC": 1, "CaPu": 1, "IP": 1}, True),
        ({"SC": 1, "IP": 1}, False),
        ({"SC": 2, "ISFM": 5}, False),
        ({"CaPu": 3, "CaPr": 1}, False),
        ({"IP": 4}, False),
    ],
)
def test_a_state_runs_its_media_where_one_is_controlled_and_most_are_edited(counts: dict[str, int], runs: bool) -> None:
    assert StateMedia("Freedonia", counts).runs_media is runs


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"entries": 4}, "entries: must be the sum of all counts, 3, got 4"),
        ({"countries": {"Freedonia": {"XX": 3}}}, "Freedonia: unknown type 'XX'"),
        ({"countries": {"Freedonia": {"SC": 0}}}, "Freedonia: SC: must be a whole number above 0, got 0"),
        ({"countries": {"Freedonia": []}}, "Freedonia: must map types to counts"),
        ({"countries": []}, "must map 'countries'"),
    ],
)
def test_faults_are_told(change: dict[str, Any], fault: str) -> None:
    assert table_faults(GOOD) == []
    assert fault in table_faults(GOOD | change)[0]


def test_the_file_packaged_has_no_fault() -> None:
    import slantwise.actors

    assert table_faults(load_yaml(Path(slantwise.actors.__file__).with_name("state_media.yaml"))) == []
