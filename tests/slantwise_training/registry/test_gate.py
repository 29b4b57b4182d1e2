import pytest

from slantwise_training.registry.gate import decide, gate_metrics

CHAMPION = {"cues_micro_f1": 0.42, "source_auroc": 0.93, "omission_auroc": 0.92}


def test_the_gate_metrics_are_taken_from_the_figures_and_what_was_not_measured_is_left_out() -> None:
    measured = {"state-framing.network.micro_f1": 0.42, "context.dev.omission_auroc": float("nan"), "random.judgement.auroc": 0.99}
    assert gate_metrics(measured) == {"cues_micro_f1": 0.42}


@pytest.mark.parametrize(
    ("changes", "promoted", "reason"),
    [
        ({"cues_micro_f1": 0.02}, True, "better"),
        ({}, False, "no better"),
        ({"cues_micro_f1": 0.1, "source_auroc": -0.02}, False, "source_auroc 0.910 after 0.930"),
        ({"cues_micro_f1": 0.1, "source_auroc": -0.005}, True, "better"),
        ({"cues_micro_f1": -0.005}, False, "no better"),
    ],
)
def test_the_champion_falls_to_a_model_that_is_better_on_the_whole_and_worse_nowhere(
    changes: dict[str, float], promoted: bool, reason: str
) -> None:
    new = {name: value + changes.get(name, 0.0) for name, value in CHAMPION.items()}
    decision = decide(new, CHAMPION, same_data=True)
    assert decision.promoted is promoted
    assert reason in decision.reason


def test_a_first_model_is_the_champion_and_one_that_was_not_measured_never_is() -> None:
    assert decide(CHAMPION, None, same_data=True).promoted
    assert not decide({}, None, same_data=True).promoted
    assert "omission_auroc" in decide({"cues_micro_f1": 0.9, "source_auroc": 0.99}, CHAMPION, same_data=True).reason


def test_figures_on_other_data_are_not_compared() -> None:
    decision = decide(dict.fromkeys(CHAMPION, 1.0), CHAMPION, same_data=False)
    assert not decision.promoted
    assert "other data" in decision.reason
