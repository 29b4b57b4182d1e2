"""From an article to what the network reads: cleaned fields, sentences, windows."""

from dataclasses import dataclass

from tokenizers import Tokenizer

from slantwise.article import Article, FieldName
from slantwise.cleaning import CleanText, clean
from slantwise.report import Span
from slantwise.sentences import Sentence, split_sentences
from slantwise.windows import Window, make_windows


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """A cleaned article, cut into sentences and windows.

    Attributes:
        fields: The cleaned title and text.
        sentences: Those of the title, then those of the text; a sentence's number is its place here.
        windows: What the network reads; none for an article without a word.
    """

    fields: dict[FieldName, CleanText]
    sentences: list[Sentence]
    windows: list[Window]

    def original(self, field: FieldName, start: int, end: int) -> tuple[int, int]:
        """A clean span as offsets into the field as given."""
        return self.fields[field].to_original(start, end)

    def as_given(self, article: Article, field: FieldName, start: int, end: int) -> Span:
        """A clean span as it stands in the article that was given."""
        first, last = self.original(field, start, end)
        return Span(field, first, last, article.field(field)[first:last])

    def sentence_texts(self) -> list[str]:
        """The cleaned sentences."""
        return [self.fields[s.field].text[s.start : s.end] for s in self.sentences]

    def wording_sentences(self) -> list[str]:
        """The sentences as the wording model reads them: those of the title are empty, since capitals there say nothing."""
        return ["" if s.field == "title" else text for s, text in zip(self.sentences, self.sentence_texts(), strict=True)]


def prepare(title: str, text: str, tokenizer: Tokenizer, *, max_tokens: int) -> PreparedArticle:
    """Cleans an article and packs it into windows; the same in training and in scoring."""
    fields: dict[FieldName, CleanText] = {"title": clean(title), "text": clean(text)}
    sentences = [s for name, field in fields.items() for s in split_sentences(field.text, name)]
    windows = make_windows(fields["title"].text, fields["text"].text, sentences, tokenizer, max_tokens=max_tokens)
    return PreparedArticle(fields, sentences, windows)
