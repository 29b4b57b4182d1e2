"""From the network's output to the cues of a report."""

from collections.abc import Sequence

from slantwise.actors import Gazetteer
from slantwise.article import Article, FieldName
from slantwise.decoding import DecodedSpan, decode, words_of
from slantwise.preparation import PreparedArticle
from slantwise.quotation import quoted_spans, structural_voice
from slantwise.report import Cue, Family
from slantwise.sides.judge import judge_sides
from slantwise.speaker import speaker_of
from slantwise.windows import Window
from slantwise_models.config import ModelConfig
from slantwise_models.runtime import NetworkOutput, OnnxNetwork


def judge_cues(
    article: Article,
    prepared: PreparedArticle,
    chunks: Sequence[tuple[Sequence[Window], NetworkOutput]],
    network: OnnxNetwork,
    gazetteer: Gazetteer | None = None,
) -> list[Cue]:
    """The cues of one article with the sides they take, where the model folder holds a sides model.

    Args:
        article: As given.
        prepared: Its cleaned fields and sentences.
        chunks: Its windows, a chunk at a time, with what the network says of them.
        network: The loaded model folder.
        gazetteer: The actors; None for those of the package.
    """
    cues = find_cues(article, prepared, chunks, network.config)
    return judge_sides(cues, prepared, network.sides, date=article.date, gazetteer=gazetteer) if network.sides else cues


def find_cues(
    article: Article, prepared: PreparedArticle, chunks: Sequence[tuple[Sequence[Window], NetworkOutput]], config: ModelConfig
) -> list[Cue]:
    """The cues of one article, title first, then by start.

    Args:
        article: As given.
        prepared: Its cleaned fields and sentences.
        chunks: Its windows, a chunk at a time, with what the network says of them.
        config: Labels and thresholds.
    """
    families: tuple[tuple[Family, tuple[str, ...], int], ...] = (
        ("state-framing", config.state_framing, 0),
        ("technique", config.techniques, len(config.state_framing) + 1),
    )
    spans = []
    for windows, output in chunks:
        words = words_of(windows, output.cues, output.voices)
        for family, labels, first in families:
            spans += [(family, span) for span in decode(words, labels, first, config.decoding[family])]
    quotations = {name: quoted_spans(field.text) for name, field in prepared.fields.items()}
    cues = [_cue(article, prepared, span, family, quotations) for family, span in spans]
    return sorted(cues, key=lambda cue: (cue.field != "title", cue.start, cue.end, cue.label))


def _cue(
    article: Article,
    prepared: PreparedArticle,
    span: DecodedSpan,
    family: Family,
    quotations: dict[FieldName, list[tuple[int, int]]],
) -> Cue:
    sentence = prepared.sentences[span.sentence]
    text = prepared.fields[sentence.field].text
    voice = structural_voice(quotations[sentence.field], text, span.start, span.end, span.voices.tolist())
    speaker = None
    if voice != "author":
        speaker = speaker_of(text, (sentence.start, sentence.end), (span.start, span.end))
    given = prepared.as_given(article, sentence.field, span.start, span.end)
    return Cue(
        given.field,
        given.start,
        given.end,
        given.text,
        label=span.label,
        family=family,
        score=span.score,
        voice=voice,
        speaker=speaker,
    )
