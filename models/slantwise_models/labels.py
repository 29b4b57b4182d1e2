"""Label names, in the order of the network's outputs."""

STATE_FRAMING: tuple[str, ...] = (
    "friendship",
    "legitimation",
    "delegitimation",
    "euphemism",
    "deflection",
    "sovereignty",
    "threat",
    "triumph",
    "denial",
)
"""The nine state-framing labels, defined in ``docs/GUIDELINES.md``."""

TECHNIQUES: tuple[str, ...] = (
    "Appeal_to_Authority",
    "Appeal_to_fear-prejudice",
    "Bandwagon,Reductio_ad_hitlerum",
    "Black-and-White_Fallacy",
    "Causal_Oversimplification",
    "Doubt",
    "Exaggeration,Minimisation",
    "Flag-Waving",
    "Loaded_Language",
    "Name_Calling,Labeling",
    "Repetition",
    "Slogans",
    "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
)
"""The fourteen techniques of SemEval-2020 Task 11 (Da San Martino et al., 2020), spelt as in its files."""

VOICES: tuple[str, ...] = ("author", "quoted", "reported")
"""Whose words a cue is in: the article's own, a direct quotation's, or indirect speech's."""
