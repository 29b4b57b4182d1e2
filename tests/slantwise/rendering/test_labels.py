import re
from importlib.resources import files

import pytest

from slantwise.rendering._labels import LABEL_STYLES, in_reading_order, label_class, label_style
from slantwise.report import Family
from slantwise_models.labels import STATE_FRAMING, TECHNIQUES


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(top: str, bottom: str, share: float) -> str:
    pairs = ((int(top[i : i + 2], 16), int(bottom[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """A theme's name and its custom properties."""
    css = (files("slantwise.rendering") / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{([^}]*--page[^}]*)\}", css)
    return request.param, dict(re.findall(r"--([\w-]+): ([^;]+);", light if request.param == "light" else dark))


def test_every_label_has_a_style_and_a_class_of_its_own() -> None:
    assert set(LABEL_STYLES) == {*STATE_FRAMING, *TECHNIQUES}
    for values in zip(*((s.name, s.definition, s.light, s.dark) for s in LABEL_STYLES.values()), strict=True):
        assert len(set(values)) == len(LABEL_STYLES)
    assert len({label_class(label) for label in LABEL_STYLES}) == len(LABEL_STYLES)


@pytest.mark.parametrize("label", [*LABEL_STYLES, "unknown"])
def test_label_names_are_legible(label: str, theme: tuple[str, dict[str, str]]) -> None:
    name, colours = theme
    hue = label_style(label).light if name == "light" else label_style(label).dark
    assert min(contrast(hue, colours["page"]), contrast(hue, colours["panel"])) >= 4.5


@pytest.mark.parametrize("label", STATE_FRAMING)
def test_marked_text_is_legible_under_three_tints(label: str, theme: tuple[str, dict[str, str]]) -> None:
    name, colours = theme
    ground = colours["page"]
    for _ in range(3):
        hue = label_style(label).light if name == "light" else label_style(label).dark
        ground = mixed(hue, ground, int(colours["tint"].rstrip("%")) / 100)
    assert contrast(colours["ink"], ground) >= 4.5


def test_text_colours_are_legible(theme: tuple[str, dict[str, str]]) -> None:
    _, colours = theme
    for ink in ("ink", "soft", "link", "state", "independent", "neutral"):
        assert min(contrast(colours[ink], colours["page"]), contrast(colours[ink], colours["panel"])) >= 4.5
    assert contrast(colours["ink"], colours["caution"]) >= 4.5


def test_unknown_labels_are_shown_under_their_own_name() -> None:
    assert label_style("New_Label").name == "New Label"
    assert label_class('New "Label"') == "label-new-label"


def test_reading_order_is_the_models() -> None:
    framing: list[tuple[Family, str]] = [("state-framing", "threat"), ("state-framing", "friendship")]
    techniques: list[tuple[Family, str]] = [("technique", "zzz"), ("technique", "Doubt")]
    ordered = in_reading_order([*techniques, *framing, *techniques])
    assert [label for _, label in ordered] == ["friendship", "threat", "Doubt", "zzz"]
