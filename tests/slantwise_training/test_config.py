from pathlib import Path

import pytest

from slantwise import InputError
from slantwise_training.config import RunConfig, load_config, trial_config
from slantwise_training.corpora import bundled

CONFIGS = sorted((Path(__file__).parents[2] / "training" / "configs").glob("*.yaml"))


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_every_shipped_config_loads_and_opens_with_its_launch_line(path: Path) -> None:
    assert load_config(path).name == path.stem
    assert f"slantwise-train training/configs/{path.name}" in path.read_text(encoding="utf-8")


def test_overrides_win(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("seed: 3\nspans: {epochs: 2}\n", encoding="utf-8")
    config = load_config(path, ["spans.epochs=7", "name=other"])
    assert (config.seed, config.spans.epochs, config.name) == (3, 7, "other")


def test_all_faults_come_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("sed: 3\nspans: {epochs: many, learning_rte: 1.0}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_config(path)
    message = str(caught.value)
    assert "unknown setting sed (did you mean seed?)" in message
    assert "spans.epochs must be int, got 'many'" in message
    assert "unknown setting spans.learning_rte (did you mean spans.learning_rate?)" in message


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.yaml cannot be read"):
        load_config(tmp_path / "nothing.yaml")


def test_settings_flatten_to_dotted_keys() -> None:
    flat = RunConfig().flat()
    assert flat["spans.epochs"] == RunConfig().spans.epochs
    assert flat["seed"] == RunConfig().seed
    assert flat["data_dir"] == RunConfig().data_dir


def test_the_bundled_corpus_keeps_its_name_wherever_the_source_tree_lies(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("data_dir: bundled\n", encoding="utf-8")
    config = load_config(tmp_path / "config.yaml")
    assert Path(config.data_dir).is_absolute()
    assert config.flat()["data_dir"] == "bundled"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("seed: true", "seed must be int, got True"),
        ("held_out: [0.1]", r"held_out must be float, got \[0.1\]"),
        ("spans: 3", "spans must be a mapping, got 3"),
        ("kind: realese", "kind must be one of release, source, baseline, got 'realese'"),
        ("encoder: {layers: two}", r"encoder.layers must be int or nothing \(null\), got 'two'"),
        ("source: {folds: outlet-disjoint}", "source.folds must be a list, each one of country-disjoint, outlet-disjoint, random"),
        ("source: {folds: [by-moon]}", "source.folds must be a list, each one of country-disjoint"),
        ("spans: {learning_rate: 1e-4}", r"spans.learning_rate must be float, got '1e-4' \(write 1.0e-04\)"),
        ("sweep: {grid: {seed: 3}}", "sweep.grid must be a mapping, each value a list"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_with_what_was_expected(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        load_config(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("threads: 0", "threads must be above 0, got 0"),
        ("held_out: 1.5", r"held_out must be in \[0, 1\), got 1.5"),
        ("held_out: .nan", r"held_out must be in \[0, 1\), got nan"),
        ("spans: {learning_rate: .inf}", "spans.learning_rate must be above 0, got inf"),
        ("encoder: {layers: 0}", "encoder.layers must be above 0, got 0"),
        ("source: {most_groups: 1}", "source.most_groups must be at least 2, got 1"),
        ("source: {folds: []}", "source.folds must name at least one kind"),
        ("source: {folds: [random]}", "source.folds must have country-disjoint and outlet-disjoint for a release"),
        ("trained: runs/default", "trained is for kind source"),
        ("tracking: {uri: 'file:///tmp/runs'}", "tracking.uri must be a sqlite file"),
        ("sweep: {grid: {seed: []}}", "sweep.grid must give a list of values for each setting, not for seed"),
    ],
)
def test_a_value_out_of_range_is_named_with_its_range(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        load_config(path)


def test_faults_of_all_sections_and_overrides_come_together(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("spans: {epochs: 0, warmup: 2.0}\nsides: {folds: 1}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_config(path, ["seed", "name=[", "seed.more=1", "epochs=3"])
    message = str(caught.value)
    for fault in (
        "spans.epochs must be above 0, got 0; spans.warmup must be in [0, 1), got 2.0",
        "sides.folds must be at least 2, got 1",
        "override 'seed' must be key=value",
        "override 'name=[': the value is no YAML",
        "unknown setting epochs (did you mean spans.epochs?)",
    ):
        assert fault in message


def test_a_setting_below_one_that_is_no_section_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("seed: 3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"seed\.more cannot be set: seed is no section"):
        load_config(path, ["seed.more=1"])


def test_a_sweep_shows_the_faults_of_its_values_before_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("sweep: {grid: {source.width: [8, none], spans.epoch: [1]}}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_config(path)
    assert "sweep.grid: source.width must be int, got 'none'" in str(caught.value)
    assert "sweep.grid: unknown setting spans.epoch (did you mean spans.epochs?)" in str(caught.value)


def test_a_trial_is_a_whole_config_below_the_sweep() -> None:
    trial = trial_config(RunConfig(name="sweep", output="runs"), {"source.width": 8, "seed": 4}, name="trial-1")
    assert (trial.source.width, trial.seed, trial.folder) == (8, 4, Path("runs/sweep/trial-1"))
    assert trial.spans == RunConfig().spans
    assert not trial.sweep.grid


def test_bundled_is_the_folder_in_the_source_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("data_dir: bundled\n", encoding="utf-8")
    (tmp_path / "pairs").mkdir()
    monkeypatch.setattr(bundled, "FOLDER", tmp_path)
    assert load_config(path).data_dir == str(tmp_path)
    monkeypatch.setattr(bundled, "FOLDER", tmp_path / "site-packages")
    with pytest.raises(InputError, match="comes with the source tree, not with the wheel"):
        load_config(path)
