"""The words that both renderings share."""

from slantwise.report import Context, ContextStatus, Cue, Evidence, Source, Verdict, Voice
from slantwise.sides import Alignment

VERDICTS: dict[Verdict, str] = {
    "state-aligned": "Reads like state-controlled media",
    "independent": "Reads like independent reporting",
    "uncertain": "Uncertain whether state-controlled or independent",
}

UNCERTAIN_BECAUSE = (
    "The probability is in the zone where this model is too often wrong, the members of the ensemble disagree, or the text is "
    "unfit to be judged."
)

CAVEAT = "This says nothing on whether the article is true, and nothing on the outlet that published it."

LIMITS = (
    "The judgement rests on wording alone and was learnt from English news of a limited set of outlets and countries; "
    "it is weakest on outlets and countries unlike those. Cues show how something is put: every kind of outlet uses "
    "them, and some are cited only to be criticised. Cues are missed, and some are marked that a careful reader "
    "would not mark. Read the passages before drawing a conclusion."
)

CONTEXT_STATUSES: dict[ContextStatus, str] = {
    "mentioned": "Told",
    "partial": "Partly told",
    "denied": "Denied",
    "omitted": "Left out",
    "undated": "Not told, date unknown",
    "not-yet-happened": "Had not happened yet",
}

CONTEXT_LIMITS = (
    "Dated facts that a reader of this article may need, and whether it tells them. A model chose them by the subject and read the "
    "article for them; it errs in both. That an article leaves a fact out can have many reasons."
)

OPENING, CLOSING = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"

VOICE_NAMES: dict[Voice, str] = {"author": "Author", "quoted": "Quoted", "reported": "Reported"}

VOICE_DEFINITIONS: dict[Voice, str] = {
    "author": "told by the article itself",
    "quoted": "between quotation marks",
    "reported": "a speaker's words, retold",
}


def percent(probability: float) -> str:
    """A probability in whole per cent, never rounded to certainty: ``percent(0.999) == "over 99%"``."""
    if probability > 0.99:
        return "over 99%"
    if probability < 0.01:
        return "under 1%"
    return f"{probability:.0%}"


def interval(source: Source) -> str:
    """The ensemble's interval: ``"78% to 96%"``."""
    low, high = source.interval
    return f"{percent(low)} to {percent(high)}"


def signed(weight: float) -> str:
    """A weight with its sign, two decimals and a true minus."""
    return f"{weight:+.2f}".replace("-", "\N{MINUS SIGN}")


def side(weight: float) -> str:
    """Where a weight pulls the judgement."""
    return "state-controlled" if weight > 0 else "independent"


def because(sentence: Evidence) -> str:
    """The terms behind a sentence's weight, for the eye: names show as N, numbers as #."""
    terms = (term.replace("<name>", "N").replace("<number>", "#") for term in sentence.terms)
    return "wording: " + ", ".join(f"\N{LEFT DOUBLE QUOTATION MARK}{term}\N{RIGHT DOUBLE QUOTATION MARK}" for term in terms)


def voice_and_speaker(cue: Cue) -> str:
    """Whose words a cue is in: ``"Quoted, the minister"``."""
    return VOICE_NAMES[cue.voice] + (f", {cue.speaker}" if cue.speaker else "")


def sides(cue: Cue) -> str:
    """Whom a cue makes look good or bad: ``"for Freedonia, against Sylvania"``; empty where not judged."""
    parts = [f"{word} {' and '.join(actors)}" for word, actors in (("for", cue.favours), ("against", cue.against)) if actors]
    return ", ".join(parts)


def balance(alignment: Alignment) -> str:
    """What an actor's cues come to: ``"5 for, 1 against; net +0.57 (+0.05 to +0.93)"``."""
    counts = f"{alignment.favoured} for, {alignment.against} against"
    return f"{counts}; net {signed(alignment.net)} ({reach(alignment)})"


def reach(alignment: Alignment) -> str:
    """The interval of the net balance: ``"+0.05 to +0.93"``."""
    low, high = alignment.interval
    return f"{signed(low)} to {signed(high)}"


def coverage(context: Context) -> str:
    """How outlets told a fact: ``"Told by 71 of 95 independent articles on this subject (state outlets: 3 of 40)."``; empty if unknown."""
    if context.told_by is None:
        return ""
    (told, on_subject), (state_told, state_on_subject) = context.told_by["independent"], context.told_by["state"]
    state = f" (state outlets: {state_told} of {state_on_subject})" if state_on_subject else ""
    return f"Told by {told} of {on_subject} independent articles on this subject{state}."
