import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slantwise.article import FieldName
from slantwise.rendering import render_html
from slantwise.report import Cue, Family, Report, Voice
from slantwise_models.labels import STATE_FRAMING, TECHNIQUES

TEXTS = st.text(
    st.sampled_from("ab <>&\"'{}%#;\n\r\t\0\x0b\x1b\x85\xa0\u202e\u2028\u05d0\u05d1\u0645👩🏽\u200d🚀") | st.characters(),
    max_size=60,
)
MakeReport = Callable[..., Report]


class PageReader(HTMLParser):
    """Builds the tree of a page; raises ValueError where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag == "meta":
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        opened = self.builder.end(tag).tag
        if opened != tag:
            raise ValueError(f"<{opened}> closed by </{tag}>")

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read(html: str) -> Element:
    reader = PageReader()
    reader.feed(html.removeprefix("<!DOCTYPE html>\n").removesuffix("\n"))
    reader.close()
    return reader.builder.close()


def shown(element: Element) -> str:
    """The text of an element while no card is open."""
    if "card" in classes(element):
        return ""
    return (element.text or "") + "".join(shown(child) + (child.tail or "") for child in element)


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def of_class(element: Element, name: str) -> list[Element]:
    return [found for found in element.iter() if name in classes(found)]


def by_id(page: Element, name: str) -> Element:
    (found,) = [element for element in page.iter() if element.get("id") == name]
    return found


def as_html_can_hold(text: str) -> str:
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


@st.composite
def articles_with_cues(draw: st.DrawFn) -> tuple[str, str, tuple[Cue, ...]]:
    fields: dict[FieldName, str] = {"title": draw(TEXTS), "text": draw(TEXTS)}
    cues = []
    for _ in range(draw(st.integers(0, 6))):
        name: FieldName = draw(st.sampled_from(["title", "text"]))
        if not fields[name]:
            continue
        start = draw(st.integers(0, len(fields[name]) - 1))
        end = draw(st.integers(start + 1, len(fields[name])))
        label = draw(st.sampled_from([*STATE_FRAMING, *TECHNIQUES, "new<label>"]))
        family: Family = "state-framing" if label in STATE_FRAMING else "technique"
        voice: Voice = draw(st.sampled_from(["author", "quoted", "reported"]))
        cues.append(Cue(name, start, end, fields[name][start:end], label, family, 0.5, voice, draw(st.none() | TEXTS)))
    return fields["text"], fields["title"], tuple(cues)


@pytest.fixture(scope="module")
def page(report: Report) -> Element:
    return read(render_html(report))


@example(("a\rb", "\0\r\n", ()), "")
@given(articles_with_cues(), TEXTS)
def test_any_article_comes_back_character_by_character(
    page: Element, bare_report: MakeReport, article: tuple[str, str, tuple[Cue, ...]], warning: str
) -> None:
    text, title, cues = article
    html = render_html(bare_report(text, title, cues, (warning,)))
    shown_page = read(html)

    assert html.startswith("<!DOCTYPE html>")
    assert "\r" not in html, "a browser turns a bare carriage return into a line feed"
    assert shown(by_id(shown_page, "article-text")) == as_html_can_hold(text)
    if title:
        assert shown(by_id(shown_page, "article-title")) == as_html_can_hold(title)
    assert {element.tag for element in shown_page.iter()} <= {element.tag for element in page.iter()}


@given(articles_with_cues())
def test_every_cue_is_marked_where_it_stands_and_explained_in_its_card(
    bare_report: MakeReport, article: tuple[str, str, tuple[Cue, ...]]
) -> None:
    text, title, cues = article
    page = read(render_html(bare_report(text, title, cues)))
    for number, cue in enumerate(cues, start=1):
        assert classes(by_id(page, f"cue-{number}"))[1:3] == [cue.family, cue.voice]
    marks = list(page.iter("mark"))
    covered = {(cue.field, i) for cue in cues for i in range(cue.start, cue.end)}
    assert sum(len(shown(mark)) for mark in marks) == len(covered)
    for mark in marks:
        assert mark.get("tabindex") == "0"
        assert len(of_class(mark, "entry")) == len(of_class(mark, "cue")) > 0


def test_overlapping_cues_share_pieces_on_separate_lanes(page: Element) -> None:
    (mark,) = [mark for mark in by_id(page, "article-text").iter("mark") if shown(mark) == "friend"]
    spans = of_class(mark, "cue")

    assert [classes(span)[-1] for span in spans] == ["label-loaded-language", "label-triumph", "label-friendship"]
    assert [span.get("style") for span in spans] == ["--lane:2", "--lane:1", "--lane:0"]
    assert [name.text for name in of_class(mark, "name")] == ["Friendship", "Triumph", "Loaded language"]
    assert mark.get("title", "").count("Quoted, the minister") == 3


def test_voices_are_told_apart_where_the_words_end(page: Element) -> None:
    assert {shown(mark): classes(mark) for mark in by_id(page, "article-text").iter("mark")} == {
        "A steadfast ": [],
        "friend": [],
        " never": [],
        " sends a bill": ["closes-quoted"],
        "a plain invention": ["closes-reported"],
    }


def test_the_words_behind_a_sentence_and_the_zone_are_shown(report: Report) -> None:
    html = report.to_html()
    assert "wording: “never N”, “# bill”" in html
    assert "--zone-low:0.3;--zone-high:0.7" in html
    assert "From 30% to 70% this model is too often wrong" in html


def test_evidence_and_sentences_link_to_each_other(page: Element, report: Report) -> None:
    for number, sentence in enumerate(report.source.evidence, start=1):
        marked, listed = by_id(page, f"sentence-{number}"), by_id(page, f"evidence-{number}")
        assert shown(marked) == sentence.text
        assert [link.get("href") for link in marked.iter("a")] == [f"#evidence-{number}"]
        assert [link.get("href") for link in listed.iter("a")] == [f"#sentence-{number}"]


def test_links_stay_inside_the_page(page: Element) -> None:
    ids = [element.get("id") for element in page.iter() if "id" in element.keys()]  # noqa: SIM118
    links = {element.get("href") for element in page.iter("a")}
    assert len(ids) == len(set(ids))
    assert links
    assert links <= {f"#{name}" for name in ids}


def test_page_needs_no_script_and_no_network(report: Report) -> None:
    html = render_html(report)
    attributes = {name for element in read(html).iter() for name in element.keys()}  # noqa: SIM118

    assert not re.search(r"<(script|link|iframe|img|object)", html)
    assert "src" not in attributes
    assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"https?:|url\(|@import|//", html)


def test_mark_up_in_every_field_is_escaped(bare_report: MakeReport) -> None:
    bad = '"><script>alert(1)</script>'
    cue = Cue("text", 0, len(bad), bad, bad, "technique", 0.5, "quoted", bad, [bad], [bad])
    html = render_html(bare_report(bad, bad, (cue,), (bad,)))

    assert "<script" not in html
    assert shown(by_id(read(html), "cue-1")) == bad
    assert [shown(facts).count(bad) for facts in of_class(read(html), "facts")] == [3, 3]


def test_table_lists_each_cue_under_its_label_and_voice(page: Element) -> None:
    (table,) = page.iter("table")
    rows = {shown(of_class(row, "name")[0]): row for row in table.iter("tr") if of_class(row, "name")}
    cells = {
        (label, cell.get("data-voice")): [shown(link) for link in cell.iter("a")] for label, row in rows.items() for cell in row.iter("td")
    }
    assert list(rows) == ["Friendship", "Triumph", "Denial", "Loaded language"]
    assert {key: phrases for key, phrases in cells.items() if phrases} == {
        ("Friendship", "Author"): ["a steadfast friend"],
        ("Friendship", "Quoted"): ["A steadfast friend never"],
        ("Triumph", "Quoted"): ["friend never sends a bill"],
        ("Denial", "Reported"): ["a plain invention"],
        ("Loaded language", "Quoted"): ["friend"],
    }


def test_page_says_what_it_is_about(page: Element) -> None:
    text = shown(page)
    assert by_id(page, "article-text").get("lang") == "en"
    for expected in (
        "83%",
        "60% to 94%",
        "Reads like state-controlled media",
        "2031-05-13",
        "One [line] was <left> out.",
    ):
        assert expected in text
    assert "tiny 0.0.1 · sha256 0123456789ab\n" in text


def test_nothing_found_leaves_no_empty_sections(bare_report: MakeReport) -> None:
    page = read(render_html(bare_report("")))
    headings = [shown(element) for element in page.iter() if element.tag in ("h1", "h2", "h3")]
    assert headings == ["Untitled article", "Source", "Article", "Cues by label and voice"]
    assert "The article has no text." in shown(page)
    assert "No cue was found." in shown(page)


def test_lone_surrogates_do_not_stop_the_page_from_being_written(bare_report: MakeReport) -> None:
    assert "a\ufffdb".encode() in render_html(bare_report("a\ud800b")).encode()


def test_dark_and_print_rules_exist(report: Report) -> None:
    html = render_html(report)
    assert html.count("@media screen and (prefers-color-scheme: dark)") == 2
    printed = html[html.index("@media print") :]
    assert ".card, .screen-only { display: none !important; }" in printed
    assert "print-color-adjust: exact" in printed
