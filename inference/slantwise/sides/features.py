"""What can be seen of a phrase and an actor: names of features, none of which holds the actor's name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slantwise.article import FieldName
from slantwise.sides.places import Naming, Place
from slantwise.sides.words import OTHER, OWN, SentenceWords, read_words

MOST_CUE_WORDS = 12
MOST_BETWEEN = 3
FAR = 1000
"""What a sentence between counts, in words."""
NEARBY = 2
"""Sentences to either side of a cue's in which its actors are looked for before the rest of the article."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue, in the cleaned article.

    Attributes:
        field: Title or text.
        start: Start in that field.
        end: End, exclusive.
        label: Its state-framing label.
        voice: Whose words.
        speaker: The actor for which its speaker speaks, or None.
    """

    field: FieldName
    start: int
    end: int
    label: str
    voice: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A cue and an actor.

    Attributes:
        phrase: Number of the cue.
        label: Its label.
        actor: Canonical name of the actor.
        features: What can be seen of the two.
    """

    phrase: int
    label: str
    actor: str
    features: list[str]


class PairReader:
    """Reads pairs of phrases and actors of one article.

    Args:
        naming: The actors of the article.
    """

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._words: dict[int, SentenceWords] = {}
        self._rank = {actor: i for i, actor in enumerate(naming.ranked)}
        self._order = {actor: i for i, actor in enumerate(naming.actors)}
        self._total = sum(naming.counts.values())

    def pairs(self, number: int, phrase: Phrase) -> Iterator[Pair]:
        """The pairs of one phrase, the actor nearest to it first."""
        naming = self._naming
        sentence = naming.sentence_at(phrase.field, phrase.start)
        near = self._nearest(phrase, sentence)
        ranked = sorted(near, key=lambda actor: (near[actor][0], self._rank.get(actor, 99)))
        shared = list(self._phrase_features(phrase, sentence))
        buckets = [_bucket(phrase, near[actor][1], sentence) for actor in ranked]
        for rank, actor in enumerate(ranked):
            features = [*self._pair_features(phrase, sentence, actor, near[actor][1], rank, buckets)]
            where = buckets[rank]
            role = "speaker" if actor == phrase.speaker else "other"
            crossed = [f"{s} @{where}" for s in shared] + [f"{s} @{role}" for s in shared if phrase.speaker]
            yield Pair(number, phrase.label, actor, [*shared, *features, *crossed])

    def _nearest(self, phrase: Phrase, sentence: int) -> dict[str, tuple[int, list[Place]]]:
        """The candidates with their distance from the phrase and their places by rising distance."""
        naming = self._naming
        found: dict[str, list[tuple[int, Place]]] = {}
        for number in range(max(0, sentence - NEARBY), min(len(naming.sentences), sentence + NEARBY + 1)):
            if naming.sentences[number].field == phrase.field:
                for place in naming.places[number]:
                    distance = self._gap(phrase, place, sentence) + FAR * abs(number - sentence)
                    found.setdefault(place.actor, []).append((distance, place))
        for actor in [*naming.actors] if len(found) < 2 else [*naming.ranked[:3], *naming.title, *filter(None, [phrase.speaker])]:
            found.setdefault(actor, [])
        nearest: dict[str, tuple[int, list[Place]]] = {}
        for actor, places in found.items():
            places.sort(key=lambda pair: (pair[0], pair[1].start))
            nearest[actor] = (places[0][0] if places else FAR * FAR, [place for _, place in places])
        return nearest

    def _gap(self, phrase: Phrase, place: Place, sentence: int) -> int:
        """Words between a mention and the phrase, or the phrase's sentence; a name counts as one word, however long it is."""
        words = self._sentence(place.sentence)
        first, last = bisect_left(words.starts, place.start), bisect_right(words.ends, place.end)
        if place.sentence < sentence:
            return len(words.words) - last
        if place.sentence > sentence:
            return first
        return max(0, first - bisect_left(words.starts, phrase.end), bisect_left(words.starts, phrase.start) - last)

    def _sentence(self, number: int) -> SentenceWords:
        if number not in self._words:
            self._words[number] = read_words(self._naming, number)
        return self._words[number]

    def _phrase_features(self, phrase: Phrase, sentence: int) -> Iterator[str]:
        words = self._sentence(sentence)
        inside = [i for i, (a, b) in enumerate(zip(words.starts, words.ends, strict=True)) if a < phrase.end and phrase.start < b]
        yield f"label {phrase.label}"
        yield f"label {phrase.label} {phrase.voice}"
        if not inside:
            return
        tokens = [words.words[i] for i in inside][:MOST_CUE_WORDS]
        yield from (f"cue {word}" for word in dict.fromkeys(tokens))
        yield f"head {tokens[-1]}"
        yield f"first {' '.join(tokens[:2])}"
        before = words.words[max(0, inside[0] - 2) : inside[0]]
        after = words.words[inside[-1] + 1 : inside[-1] + 3]
        yield f"before {' '.join(before[-1:])}"
        yield f"before2 {' '.join(before)}"
        yield f"after {' '.join(after[:1])}"
        yield f"after2 {' '.join(after)}"

    def _pair_features(
        self, phrase: Phrase, sentence: int, actor: str, places: Sequence[Place], rank: int, buckets: list[str]
    ) -> Iterator[str]:
        naming, where, label = self._naming, buckets[rank], phrase.label
        kind = naming.actors.get(actor, "country")
        standing = min(self._rank.get(actor, 9), 4)
        same = sum(b == where for b in buckets)
        role = "speaker" if actor == phrase.speaker else "foreign" if phrase.speaker else "unknown"
        facts = [
            f"kind {kind}",
            f"rank {min(rank, 4)}",
            f"rank {min(rank, 2)} {where}",
            f"standing {standing}",
            f"speaker {role}",
            f"speaker {role} {phrase.voice} {where}",
            f"alone {min(same, 3)} {where}",
            f"order {min(self._order.get(actor, 9), 3)}",
            f"title {actor in naming.title}",
            f"title {actor in naming.title} {standing == 0}",
            f"share {int(8 * naming.counts[actor] / max(1, self._total))}",
            f"relative {self._relatives(actor, buckets)}",
            f"field {phrase.field} {where}",
        ]
        if places:
            facts += [f"form {places[0].form} {where}", f"form {places[0].form}", f"times {min(len(places), 3)} {where}"]
            facts += [f"gap {_gap_size(self._gap(phrase, places[0], sentence))} {where}"] if places[0].sentence == sentence else []
        yield from facts
        yield from (f"{label}: {fact}" for fact in facts)
        for place in places[:3]:
            for fact in self._context(phrase, sentence, place, actor):
                yield fact
                yield f"{label}: {fact}"

    def _relatives(self, actor: str, buckets: list[str]) -> str:
        """Whether the article names the opposition or the people of a state, or the state of an opposition."""
        name = actor.rsplit(" in ", 1)[-1].removeprefix("people of ")
        if name != actor:
            return f"within {min(self._rank.get(name, 9), 2)}"
        return "state with opponents" if f"opposition in {actor}" in self._naming.actors else "none"

    def _context(self, phrase: Phrase, sentence: int, place: Place, actor: str) -> Iterator[str]:
        """The words around a mention, and those between it and the phrase."""
        words = self._sentence(place.sentence)
        inside = [i for i, (a, b) in enumerate(zip(words.starts, words.ends, strict=True)) if a < place.end and place.start < b]
        if not inside:
            return
        where = _side(phrase, place, sentence)
        before = words.words[max(0, inside[0] - 2) : inside[0]]
        after = words.words[inside[-1] + 1 : inside[-1] + 3]
        yield f"{where} {' '.join(before[-1:])} {OWN}"
        yield f"{where} {OWN} {' '.join(after[:1])}"
        yield f"{where} {' '.join(before[-1:])} {OWN} {' '.join(after[:1])}"
        if len(before) > 1:
            yield f"{where} {' '.join(before)} {OWN}"
        if len(after) > 1:
            yield f"{where} {OWN} {' '.join(after)}"
        if where in ("left", "right"):
            ends = (place.end, phrase.start) if where == "left" else (phrase.end, place.start)
            between = [w for w, a in zip(words.words, words.starts, strict=True) if ends[0] <= a < ends[1]]
            if len(between) <= MOST_BETWEEN:
                yield f"{where} between {' '.join(between)}"
            yield from (f"{where} path {word}" for word in dict.fromkeys(between[:8]))
            yield f"{where} others {min(2, sum(w == OTHER for w in between))}"


def _side(phrase: Phrase, place: Place, sentence: int) -> str:
    if place.sentence != sentence:
        return "earlier" if place.sentence < sentence else "later"
    if place.start < phrase.end and phrase.start < place.end:
        return "in"
    return "left" if place.start < phrase.start else "right"


def _bucket(phrase: Phrase, places: Sequence[Place], sentence: int) -> str:
    return _side(phrase, places[0], sentence) if places else "far"


def _gap_size(words: int) -> int:
    """Size class of a gap of some words."""
    return bisect_right((0, 1, 3, 8), words - 1)
