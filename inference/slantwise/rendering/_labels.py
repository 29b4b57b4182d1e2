"""How each label is named, explained and coloured for readers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from slantwise.report import Family
from slantwise_models.labels import STATE_FRAMING, TECHNIQUES


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """A label as the reader sees it.

    Attributes:
        name: Its reader's name, such as "Appeal to fear or prejudice".
        definition: One line on what the label means; empty for a label of an unknown model.
        light: Colour on a light page, ``#rrggbb``, contrast at least 4.5 with white.
        dark: Colour on a dark page, ``#rrggbb``, contrast at least 4.5 with near-black.
    """

    name: str
    definition: str
    light: str
    dark: str


LABEL_STYLES: dict[str, LabelStyle] = {
    "friendship": LabelStyle(
        "Friendship",
        "Countries or those who lead them are tied by affection, fidelity or thanks.",
        "#be185d",
        "#f687b3",
    ),
    "legitimation": LabelStyle(
        "Legitimation",
        "A power, its rule or its use of force appears proper, caring or good for all.",
        "#1d4ed8",
        "#84a9ff",
    ),
    "delegitimation": LabelStyle(
        "Delegitimation", "An opponent, critic or rival is denied worth or a right to be heard.", "#b91c1c", "#f98080"
    ),
    "euphemism": LabelStyle("Euphemism", "Force or repression gets a gentle or technical name.", "#0f766e", "#2dd4bf"),
    "deflection": LabelStyle("Deflection", "A reproach is met by naming what somebody else has done wrong.", "#92580a", "#f5bf42"),
    "sovereignty": LabelStyle("Sovereignty", "Borders and self-rule serve to tell outsiders that they have no say.", "#6d28d9", "#b9a0ff"),
    "threat": LabelStyle(
        "Threat",
        "One's own country, or an ally, appears surrounded, goaded or conspired against.",
        "#c2410c",
        "#fb9a5b",
    ),
    "triumph": LabelStyle("Triumph", "Power, achievement or foresight of a state or leader is blown up.", "#166534", "#5fd38a"),
    "denial": LabelStyle("Denial", "A charge is waved away outright, and nothing is offered against it.", "#57534e", "#c9c3bd"),
    "Appeal_to_Authority": LabelStyle(
        "Appeal to authority", "A claim leans on who says it, with no further support.", "#944d4d", "#d18e8e"
    ),
    "Appeal_to_fear-prejudice": LabelStyle(
        "Appeal to fear or prejudice",
        "Fright or dislike of a group does the work of an argument.",
        "#8a5737",
        "#d1ab8e",
    ),
    "Bandwagon,Reductio_ad_hitlerum": LabelStyle(
        "Bandwagon or guilt by company",
        "A view is right since all hold it, or wrong since hated people do.",
        "#716a2d",
        "#d1c88e",
    ),
    "Black-and-White_Fallacy": LabelStyle(
        "Black-and-white fallacy", "Only two ways out are offered where there are more.", "#566f2c", "#bdd18e"
    ),
    "Causal_Oversimplification": LabelStyle(
        "Causal oversimplification", "One cause is made to explain what has several.", "#3d7331", "#9dd18e"
    ),
    "Doubt": LabelStyle("Doubt", "Somebody's honesty or ability is put in question.", "#31734a", "#8ed1aa"),
    "Exaggeration,Minimisation": LabelStyle(
        "Exaggeration or minimisation", "Something is made far bigger or smaller than it is.", "#2f7069", "#8ed1ca"
    ),
    "Flag-Waving": LabelStyle("Flag-waving", "Pride in a nation or group is the reason given.", "#356b85", "#8ebbd1"),
    "Loaded_Language": LabelStyle("Loaded language", "The word chosen stirs feeling where a plainer one exists.", "#4d5f94", "#8e9bd1"),
    "Name_Calling,Labeling": LabelStyle(
        "Name-calling or labelling",
        "A person or group is given a tag that people love or loathe.",
        "#5f4d94",
        "#a98ed1",
    ),
    "Repetition": LabelStyle("Repetition", "The same message comes again and again until it sticks.", "#794d94", "#bf8ed1"),
    "Slogans": LabelStyle("Slogans", "A short, catchy line stands in for reasons.", "#944d8d", "#d18eca"),
    "Thought-terminating_Cliches": LabelStyle("Thought-terminating clichés", "A stock saying closes the discussion.", "#944d70", "#d18eb0"),
    "Whataboutism,Straw_Men,Red_Herring": LabelStyle(
        "Whataboutism, straw man or red herring",
        "The point is dodged: by a counter-charge, a twisted version or a side issue.",
        "#94404f",
        "#d1929c",
    ),
}
"""One style a label of ``slantwise_models.labels``."""


def label_style(label: str) -> LabelStyle:
    """The style of a label; a plain grey one for a label that this version does not know."""
    return LABEL_STYLES.get(label) or LabelStyle(label.replace("_", " "), "", "#595959", "#b3b3b3")


def label_class(label: str) -> str:
    """The label as a CSS class: ``label_class("Flag-Waving") == "label-flag-waving"``."""
    return "label-" + re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def in_reading_order(labels: Iterable[tuple[Family, str]]) -> list[tuple[Family, str]]:
    """The distinct labels in the models' order, state-framing first, unknown ones last in each family."""
    order = {label: index for index, label in enumerate((*STATE_FRAMING, *TECHNIQUES))}
    return sorted(set(labels), key=lambda pair: (pair[0] != "state-framing", order.get(pair[1], len(order)), pair[1]))
