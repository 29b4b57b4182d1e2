import pytest

from slantwise.report import Cue, Voice
from slantwise.sides import align, side_totals


def cue(favours: str = "", against: str = "", voice: Voice = "author") -> Cue:
    return Cue("text", 0, 1, "x", "threat", "state-framing", 0.5, voice, None, [favours] if favours else [], [against] if against else [])


def test_counts_go_by_actor_and_voice_and_the_most_told_comes_first() -> None:
    cues = [cue("Freedonia"), cue("Freedonia", "Sylvania", "quoted"), cue(against="Freedonia", voice="reported"), cue("Ruritania")]
    first, *others = align(cues)
    assert (first.actor, first.favoured, first.against, first.author) == ("Freedonia", 2, 1, 1)
    assert first.voices == {"author": [1, 0], "quoted": [1, 0], "reported": [0, 1]}
    assert first.net == pytest.approx(1 / 4)
    assert [entry.actor for entry in others] == ["Ruritania", "Sylvania"]


@pytest.mark.parametrize(("favoured", "against"), [(1, 0), (0, 1), (3, 3), (40, 2), (2, 40), (500, 0)])
def test_the_net_balance_lies_within_its_interval(favoured: int, against: int) -> None:
    (entry,) = align([cue("Freedonia")] * favoured + [cue(against="Freedonia")] * against)
    low, high = entry.interval
    assert -1 <= low < entry.net < high <= 1 or (favoured == 0 and low == -1)


def test_more_cues_leave_less_uncertainty() -> None:
    widths = [high - low for n in (1, 5, 50) for low, high in [align([cue("Freedonia")] * n)[0].interval]]
    assert widths == sorted(widths, reverse=True)


def test_no_cue_no_alignment() -> None:
    assert align([]) == []
    assert set(side_totals([]).values()) == {0.0}


def test_totals_do_not_depend_on_who_the_actors_are() -> None:
    def totals(a: str, b: str) -> dict[str, float]:
        return side_totals([cue(a, b), cue(a, b, "quoted"), cue(b), cue(against=b, voice="reported")])

    found = totals("Freedonia", "Sylvania")
    assert found == totals("Sylvania", "Freedonia")
    assert found["favoured author"] == 2
    assert found["against reported"] == 1
    assert found["steady favour"] == 2
    assert found["steady against"] == 2
    assert found["contested"] == 0.5
