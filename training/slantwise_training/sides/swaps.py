"""Even-handedness: written sentences in which countries change places; the sides must change with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from slantwise.preparation import prepare
from slantwise.report import Cue
from slantwise.sides.judge import pair_probabilities, read_pairs, tell_sides
from slantwise_models.runtime import OnnxNetwork
from slantwise_models.sides import SidesModel

SIDES = ("favours", "against")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence about two countries, with a cue.

    Attributes:
        text: The sentence; ``{a}`` and ``{b}`` are countries, ``{a_adjective}`` and ``{a_capital}`` the first one's words.
        cue: The cue, with the same fields.
        label: Its label.
        actor: "a" or "b": whose side is asked.
        side: "favours" or "against".
    """

    text: str
    cue: str
    label: str
    actor: str
    side: str


TEMPLATES = (
    Template("{a}, a loyal friend of {b}, sent a delegation on Monday.", "a loyal friend", "friendship", "a", "favours"),
    Template("The {a_capital} regime has lost all support, an envoy of {b} wrote.", "{a_capital} regime", "delegitimation", "a", "against"),
    Template("{a} is plotting against {b} with hostile forces abroad.", "plotting against {b}", "threat", "b", "favours"),
    Template("{a} is plotting against {b} with hostile forces abroad.", "plotting against {b}", "threat", "a", "against"),
    Template("The {a_adjective} army is restoring order along the frontier with {b}.", "restoring order", "legitimation", "a", "favours"),
    Template(
        "{b} has no right to meddle in the internal affairs of {a}.",
        "no right to meddle in the internal affairs",
        "sovereignty",
        "a",
        "favours",
    ),
    Template("{a} called the claims of {b} groundless fabrications.", "groundless fabrications", "denial", "a", "favours"),
)
"""Written for this test; the country names are what changes."""

COUNTRIES: tuple[tuple[str, str, str], ...] = (
    ("Russia", "Russian", "Moscow"),
    ("Ukraine", "Ukrainian", "Kiev"),
    ("China", "Chinese", "Beijing"),
    ("United States", "American", "Washington"),
    ("Iran", "Iranian", "Tehran"),
    ("Israel", "Israeli", "Tel Aviv"),
    ("Myanmar", "Burmese", "Naypyidaw"),
    ("France", "French", "Paris"),
    ("Norway", "Norwegian", "Oslo"),
    ("Kenya", "Kenyan", "Nairobi"),
)
"""Name, adjective and capital of the countries that change places."""


@dataclass(frozen=True, slots=True)
class SwapRow:
    """One template over all pairs of countries.

    Attributes:
        template: The template.
        pairs: Pairs of countries.
        told: Pairs for which the side asked is told.
        wrong: Pairs for which the actor is told to be on the other side.
        low: The pair with the lowest probability of the side asked, and that probability.
        high: The pair with the highest one, and it.
    """

    template: Template
    pairs: int
    told: int
    wrong: int
    low: tuple[str, float]
    high: tuple[str, float]

    @property
    def spread(self) -> float:
        """Highest less lowest probability."""
        return self.high[1] - self.low[1]


def measure_swaps(network: OnnxNetwork, model: SidesModel, templates: Sequence[Template] = TEMPLATES) -> list[SwapRow]:
    """Each template over all ordered pairs of countries, the widest spread first; the cue is given.

    Args:
        network: For its tokenizer.
        model: The sides model.
        templates: The templates.
    """
    return sorted((_row(network, model, template) for template in templates), key=lambda row: -row.spread)


def _row(network: OnnxNetwork, model: SidesModel, template: Template) -> SwapRow:
    asked, told, wrong = {}, 0, 0
    for countries, actor, (text, given) in _cases(template):
        prepared = prepare("", text, network.tokenizer, max_tokens=network.config.max_tokens)
        pairs = read_pairs([given], prepared)
        probabilities = pair_probabilities(pairs, model)
        side = SIDES.index(template.side)
        asked[countries] = next((float(p[side]) for pair, p in zip(pairs, probabilities, strict=True) if pair.actor == actor), 0.0)
        (cue,) = tell_sides([given], pairs, probabilities, model.thresholds)
        told += actor in getattr(cue, SIDES[side])
        wrong += actor in getattr(cue, SIDES[1 - side])
    low, high = min(asked.items(), key=lambda item: item[1]), max(asked.items(), key=lambda item: item[1])
    return SwapRow(template, len(asked), told, wrong, low, high)


def _cases(template: Template) -> Iterator[tuple[str, str, tuple[str, Cue]]]:
    """Names of the countries, the actor asked about, and the sentence with its cue, for each ordered pair."""
    for (a, adjective, capital), (b, _, _) in permutations(COUNTRIES, 2):
        words = {"a": _named(a), "b": _named(b), "a_adjective": adjective, "a_capital": capital}
        text, phrase = template.text.format(**words), template.cue.format(**words)
        text = text[0].upper() + text[1:]
        start = text.index(phrase)
        cue = Cue("text", start, start + len(phrase), phrase, label=template.label, family="state-framing", score=1.0, voice="author")
        yield f"{a}, {b}", a if template.actor == "a" else b, (text, cue)


def _named(country: str) -> str:
    return f"the {country}" if country == "United States" else country
