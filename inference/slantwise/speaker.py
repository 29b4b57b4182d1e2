"""Who is speaking, where the text beside the phrase names them.

News attributes words in a few fixed forms: "X said", "said X", "according to X", "X was quoted as saying" (Pareti et
al., 2013). A verb of speech is found first; the noun phrase beside it is then read word by word, with no list of names.
"""

import re

from slantwise.quotation import quoted_spans

Span = tuple[int, int]

REACH = 1500
"""How far around the phrase anything is looked for, in characters; it bounds the time that a phrase takes."""
LONGEST = 12
"""Most words of a speaker's noun phrase."""

_FORMS = re.compile(
    r"(?<![\w-])(?:(?P<source>[Aa]ccording to|[Ii]n the words of|[Qq]uot(?:ed|ing)(?= [^.]{3,80} as saying))|"
    r"(?P<passive>(?:was|were|is|are|been) (?:quoted|cited)\b)|"
    r"(?P<verb>said|says?|told|tells|wrote|writes|thinks?|believes?|admit(?:ted|s)|rebut(?:ted|s)|slam(?:med|s)|"
    r"regretted|dub(?:bed|s)|(?:quipp|repli|deni|testifi|decri)ed|(?:repl|den|testif|decr)ies|"
    r"(?:accus|acknowledg|alleg|announc|argu|criticiz|criticis|declar|denounc|deplor|describ|elaborat|emphasiz|emphasis|not|"
    r"observ|pledg|prais|promis|propos|reiterat|stat|underlin|underscor|urg|welcom|conclud|continu)(?:ed|es)|"
    r"(?:add|affirm|appeal|ask|assert|blast|boast|brand|call|caution|claim|commend|comment|complain|compliment|condemn|"
    r"confirm|contend|demand|dismiss|echo|explain|express|hail|insist|label|lament|laud|mention|mock|outline|post|predict|"
    r"rebuff|recall|reject|remark|remind|respond|reveal|stress|suggest|thank|tout|tweet|vow|warn)(?:ed|es|s)|"
    r"point(?:ed|s) out))(?![\w-])(?P<by> by(?= ))?"
)
_TAIL = ',;:.!?)”"'
_MARKS = " ,”\"’'»“—–-"
_INVERTED = re.compile(
    r"(?:said|says|added|adds|wrote|writes|asked|noted|notes|stated|states|explained|explains|tweeted|tweets|stressed|"
    r"insisted|insists|argued|argues|declared|warned|warns|remarked|replied|concluded|continued|claimed|recalled)$"
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_LEFT_OUT = frozenset(  # words between a subject and its verb
    "has have had also later earlier then further repeatedly once again recently previously publicly now today just "
    "since yesterday often always even reportedly however meanwhile therefore still already both all himself "
    f"herself would will on strongly harshly sharply openly bluntly explicitly {_WEEKDAYS}".split()
)
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "one", "some", "several", "many", "two", "three", "most"})
_LINKS = frozenset({"of", "for"})
_PLACE_LINKS = frozenset({"in", "at", "to", "from"})
_PARTICLES = frozenset({"al", "bin", "ben", "ibn", "de", "del", "der", "di", "el", "la", "van", "and"})
_STOP = frozenset(  # words that no speaker's noun phrase holds
    "i we you me him them us who which what when where while as if because since after before until though "
    "although but or so than not no nor is was were are be been being am do does did can could may might must "
    "should shall has have had would will on by with about against between during under over into through "
    "within without upon amid despite there here how why once yes then that this these those also now however "
    "meanwhile moreover furthermore earlier later today yesterday january february april june july september "
    "october november december in at to from for of and yet still according just only even q a: q: whether it's "
    f"he's i'm {_WEEKDAYS}".split()
)
_ROLE = re.compile(
    r"(?:man|woman|person|people|men|women|[eo]r|ary|oy|ist|head|chief|analyst|official|general|president|fellow|"
    r"expert|adviser|delegate|representative|attache|police|media|sources?|ministry|embassy)s?(?:[’']s?)?$"
)
_PLACE = re.compile(r"\b(?:in|at|to|from|of|on) \Z", re.IGNORECASE)
_WORD = re.compile(r"[^\s—]+")
_SENTENCE_END = re.compile(r"[.!?…][’”\"')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(r"(?:[A-Z](?:\.[A-Z])*|Mrs?|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|St|Prof|Sec|[JS]r)\.$")
_COLON = re.compile(r"(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}): ?(?=\S)")
_DASH = re.compile(r" [–—-] (?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})$")


def speaker_of(text: str, sentence: Span, span: Span) -> str | None:
    """Who says the phrase, in the words of the text.

    For a phrase in a quotation, the words after the closing mark are asked first, then those before the opening mark
    and the sentence before it. Failing that, and for indirect speech, it is the nearest attribution in the sentence,
    one before the phrase rather than one behind it. An attribution inside a quotation is never taken.

    Args:
        text: The text.
        sentence: The sentence that holds the phrase, ``[start, end)``.
        span: The phrase, ``[start, end)``.

    Returns:
        A noun phrase or a pronoun of the third person, a slice of ``text``; None where nobody is named.
    """
    left, right = max(0, span[0] - REACH), min(len(text), span[1] + REACH)
    quotations = [(a + left, b + left) for a, b in quoted_spans(text[left:right])]
    start, end = max(left, sentence[0]), min(right, sentence[1])
    around = next((q for q in quotations if q[0] < span[1] and span[0] < q[1]), None)
    who = _beside(text, around, quotations, (left, right)) if around else None
    who = who or _within(text, (start, end), span, quotations) or _headline(text, (start, end), span)
    return text[slice(*who)] if who else None


def _within(text: str, sentence: Span, span: Span, quotations: list[Span]) -> Span | None:
    """The speaker that the sentence names before the phrase, or else behind it."""
    found = _speakers(text, sentence, quotations)
    before = [who for verb, who in found if min(verb, who[0]) < span[0] and who[1] <= span[0]]
    behind = [who for verb, who in found if verb >= span[1] and who[0] >= span[1]]
    return before[-1] if before else behind[0] if behind else None


def _beside(text: str, quotation: Span, quotations: list[Span], limits: Span) -> Span | None:
    """The speaker named right after the quotation, or else right before it."""
    opening, closing = quotation
    last = _SENTENCE_END.search(text, closing + 2, limits[1])
    after = _speakers(text, (closing + 1, last.start() if last else limits[1]), quotations)
    if after:
        first = min(after[0][0], after[0][1][0])
        new_sentence = text[closing - 1] == "." and text[first].isupper()
        if not new_sentence and not text[closing:first].strip(_MARKS):
            return after[0][1]
    ends = [limits[0], *(m.end() for m in _SENTENCE_END.finditer(text, limits[0], max(limits[0], opening - 1)))]
    spans = [(ends[-1], opening)]
    if opening - ends[-1] <= 1 and len(ends) > 1:
        spans.append((ends[-2], ends[-1]))
    before = next(filter(None, (_speakers(text, part, quotations) for part in spans)), None)
    return before[-1][1] if before else None


def _headline(text: str, sentence: Span, span: Span) -> Span | None:
    """The speaker of "X: ..." or "... – X"."""
    colon = _COLON.match(text, *sentence)
    if colon and colon.end() <= span[0] + 1:
        return colon.span("who")
    dash = _DASH.search(text, span[1], sentence[1])
    return dash.span("who") if dash else None


def _speakers(text: str, part: Span, quotations: list[Span]) -> list[tuple[int, Span]]:
    """Verbs of speech in ``part`` outside quotations, each with its speaker, in order."""
    found = []
    for match in _FORMS.finditer(text, *part):
        verb = match.start()
        if any(a <= verb < b for a, b in quotations):
            continue
        if match["source"] or (match["verb"] and match["by"]):
            who = _phrase_after(text, match.end(), part[1])
        else:
            who = _subject(text, part[0], verb)
            after_mark = text[part[0] - 2 : verb].rstrip()[-1:] in tuple(",”\"’'»—–")
            if not who and after_mark and _INVERTED.match(match.group()):
                who = _phrase_after(text, match.end(), part[1])
        if who and not any(a < who[1] and who[0] < b for a, b in quotations):
            found.append((verb, who))
    return found


def _subject(text: str, start: int, verb: int) -> Span | None:
    """The noun phrase before a verb, past adverbs, "who" and appositions between commas."""
    words = list(_WORD.finditer(text, max(start, verb - 200), verb))
    while words and words[-1].group().lower() in _LEFT_OUT:
        words.pop()
    if words and (words[-1].group().lower() in ("and", "but", "or", "that", "which") or _FORMS.fullmatch(words[-1].group())):
        return None  # of two verbs in a row the second is a noun: "she rejects claims"
    if words and words[-1].group().lower() == "who":
        words.pop()
    found = None
    for _ in range(4):
        phrase = _phrase_before(words)
        name = phrase is not None and text[phrase[0]].isupper() and not (found and _PLACE.search(text[start : phrase[0]][-6:]))
        if phrase and (name or not found or text[slice(*found)].islower()):
            found = phrase
        if name or not words or not words[-1].group().endswith(","):
            return found
        words.pop()
        while words and not words[-1].group().endswith(","):
            words.pop()
    return found


def _phrase_before(words: list[re.Match[str]]) -> Span | None:
    """The noun phrase that the words end with."""
    first = len(words)
    while first > 0 and len(words) - first < LONGEST:
        word = words[first - 1].group()
        bare = _fold(word.strip(",()"))
        last = first == len(words)
        if not last and word[-1] in _TAIL and not _ABBREVIATION.search(word):
            break
        if bare in _PRONOUNS:
            first -= last
            break
        if bare in _DETERMINERS:
            first -= 1
            if not (first > 0 and words[first - 1].group().lower() in _LINKS | _PLACE_LINKS | _DETERMINERS):
                break
        elif bare in _LINKS | _PLACE_LINKS and not last:
            if first < 2 or not _nominal(words[first - 2].group(), place=bare in _PLACE_LINKS):
                break
            first -= 1
        elif (bare in _STOP and bare not in _PARTICLES) or not word[0].isalpha():
            break
        else:
            first -= 1
    return _trim(words[first:])


def _fold(word: str) -> str:
    """The word in small letters, unless it is all capitals: the pronoun "us" is not the country."""
    return word if len(word) > 1 and word.isupper() else word.lower()


def _nominal(word: str, *, place: bool) -> bool:
    """Whether a noun phrase may go on with "of" or "for" (or "in", "at": ``place``) after the word."""
    if word[-1] in _TAIL:
        return False
    return bool(_ROLE.search(word)) or (not place and word.lower() not in _STOP)


def _trim(words: list[re.Match[str]]) -> Span | None:
    """Cuts what cannot open a noun phrase; None where none is left."""
    while words and words[0].group().lower() in _PARTICLES | _LINKS | _PLACE_LINKS:
        words = words[1:]
    if not words or words[-1].group().rstrip(",").endswith(("'s", "’s", "s’", "s'")):
        return None
    lead = words[0].group()
    if not (lead[0].isupper() or lead.lower() in _DETERMINERS | _PRONOUNS):
        capital = next((i for i, word in enumerate(words) if word.group()[0].isupper()), None)
        plural = bool(re.fullmatch(r"[a-z]{4,}s|police|people|media", words[-1].group().rstrip(",")))
        if capital is None and not plural:
            return None
        words = words[capital:] if capital is not None else words[-2:]
    if len(words) == 1 and words[0].group().lower() in _DETERMINERS:
        return None
    last = words[-1].group()
    return words[0].start(), words[-1].start() + len(last if _ABBREVIATION.search(last) else last.rstrip(_TAIL))


def _phrase_after(text: str, place: int, limit: int) -> Span | None:
    """The noun phrase that opens at ``place``."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(text, place, min(limit, place + 200)):
        word = match.group()
        bare = word.rstrip(_TAIL)
        low = _fold(bare)
        if low in _PRONOUNS and not words:
            return match.start(), match.start() + len(bare)
        link = low in _LINKS and words and words[-1].group()[-1].isalpha()
        if not bare or len(words) == LONGEST or (low in _STOP and not link) or (_FORMS.match(text, match.start())):
            break
        goes_on = link or _ROLE.search(bare) or low in _PARTICLES | _DETERMINERS
        if bare[0].islower() and not goes_on and any(w.group()[0].isupper() for w in words):
            break
        words.append(match)
        if word != bare and not _ABBREVIATION.search(word):
            break
    while words and words[-1].group().lower() in _LINKS | _PARTICLES | _DETERMINERS:
        words.pop()
    return _trim(words)
