"""One context card: a dated fact that bears on a subject."""

from dataclasses import dataclass

ONGOING = "ongoing"
"""The end date of what has not ended."""


@dataclass(frozen=True, slots=True)
class ContextSource:
    """Who established the fact.

    Attributes:
        name: A UN body, court, inquiry or rights organisation, and what it published.
        date: When it was published: "2021-02-01", "2021-02" or "2021".
    """

    name: str
    date: str


@dataclass(frozen=True, slots=True)
class ContextCard:
    """A dated fact that an article on a certain subject may tell, deny or leave out.

    ``slantwise.dates.earliest`` and ``latest`` turn its partial dates into days.

    Attributes:
        id: Lower-case words and numbers joined by hyphens; also the name of the card's file.
        name: A short heading.
        event_date: When the event began: "2021-02-01", "2021-02" or "2021".
        end_date: When it ended, "ongoing", or None for an event of one day.
        actor: The state or group whose conduct it is.
        region: The part of the world, "Worldwide" at the widest.
        main_fact: One sentence with one fact. An article tells the card if it tells this.
        details: Further sentences around the main fact; telling one of them alone is not telling the card.
        relevant_when: The sort of article whose reader needs the fact.
        names: People, places and organisations, with other spellings, by which such an article can be recognised.
        euphemisms: Soft phrases that often stand in place of the main fact; may be empty.
        tellings: Four to six ways in which an article may tell the main fact plainly.
        denials: Two or three contrary versions of the main fact.
        sources: Who established the fact; at least one.
    """

    id: str
    name: str
    event_date: str
    end_date: str | None
    actor: str
    region: str
    main_fact: str
    details: tuple[str, ...]
    relevant_when: str
    names: tuple[str, ...]
    euphemisms: tuple[str, ...]
    tellings: tuple[str, ...]
    denials: tuple[str, ...]
    sources: tuple[ContextSource, ...]
