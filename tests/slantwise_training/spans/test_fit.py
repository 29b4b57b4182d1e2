from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from slantwise_models.network import TOKEN_OUTPUTS, SpanNetwork
from slantwise_training.config import EncoderChoice
from slantwise_training.encoder import load_encoder, load_tokenizer
from slantwise_training.processes import ALONE, Processes
from slantwise_training.spans.batches import collate, make_batches
from slantwise_training.spans.examples import NO_VOICE, Example, LabelledArticle, LabelledSpan, make_examples
from slantwise_training.spans.fit import SpanTraining, _share, fit, losses

PHRASE = "a friend in every storm"


@pytest.fixture
def choice(tiny_encoder: Path) -> EncoderChoice:
    return EncoderChoice(base=str(tiny_encoder), max_tokens=64, freeze_embeddings=False)


@pytest.fixture
def examples(choice: EncoderChoice) -> list[Example]:
    return make_examples(articles(), load_tokenizer(choice), max_tokens=64)


def articles() -> list[LabelledArticle]:
    made = []
    for i in range(8):
        text = f"Delegate {i} spoke. They called the neighbour {PHRASE}. " + "Nothing else was said. " * i
        start = text.index(PHRASE)
        span = LabelledSpan("text", start, start + len(PHRASE), "friendship", "reported")
        made.append(LabelledArticle(f"c{i}", "state-framing", "A visit", text, (span,)))
    text = "The plan is a shameful disgrace."
    technique = LabelledSpan("text", 14, 31, "Loaded_Language")
    return [*made, LabelledArticle("p", "technique", "", text, (technique,))]


def network(choice: EncoderChoice) -> SpanNetwork:
    torch.manual_seed(0)
    return SpanNetwork(load_encoder(choice))


def test_tokens_of_a_span_are_labelled(examples: list[Example], choice: EncoderChoice) -> None:
    tokenizer: Tokenizer = load_tokenizer(choice)
    example = examples[0]
    marked = example.labels[:, TOKEN_OUTPUTS.index("friendship")] == 1
    assert tokenizer.decode([i for i, m in zip(example.window.ids, marked, strict=True) if m]) == PHRASE
    assert (example.labels[:, TOKEN_OUTPUTS.index("any-state-framing")] == 1).tolist() == marked.tolist()
    assert ((example.voices != NO_VOICE) == marked).all()


def test_each_task_trains_only_its_own_outputs(examples: list[Example]) -> None:
    batch = collate([examples[0], examples[-1]])
    framing = TOKEN_OUTPUTS.index("any-state-framing") + 1
    assert batch.label_mask[0, :, :framing].any()
    assert not batch.label_mask[0, :, framing:].any()
    assert batch.label_mask[1, :, framing:].any()
    assert not batch.label_mask[1, :, :framing].any()


def test_every_example_is_in_one_batch_whatever_the_seed(examples: list[Example]) -> None:
    one, two = (make_batches(examples, 128, seed=seed) for seed in (1, 2))
    assert len(one) == len(two) > 1
    assert sum(b.n_tokens for b in one) == sum(b.n_tokens for b in two) == sum(len(e.window.ids) for e in examples)


def test_training_learns(examples: list[Example], choice: EncoderChoice, tmp_path: Path) -> None:
    seen: list[float] = []
    training = SpanTraining(epochs=6, learning_rate=3e-3, batch_tokens=256)
    fit(
        network(choice),
        examples,
        training,
        seed=1,
        checkpoint=tmp_path / "c",
        on_epoch=lambda _, figures: seen.append(figures["train_loss"]),
    )
    assert len(seen) == 6
    assert seen[-1] < 0.7 * seen[0]


def test_an_interrupted_run_ends_with_the_same_weights(examples: list[Example], choice: EncoderChoice, tmp_path: Path) -> None:
    training = SpanTraining(epochs=3, learning_rate=1e-3, batch_tokens=128, checkpoint_steps=1)

    class KilledError(Exception):
        pass

    def kill(epoch: int, figures: dict[str, float]) -> None:
        raise KilledError

    whole, broken = network(choice), network(choice)
    fit(whole, examples, training, seed=1, checkpoint=tmp_path / "whole", on_epoch=lambda *_: None)
    with pytest.raises(KilledError):
        fit(broken, examples, training, seed=1, checkpoint=tmp_path / "broken", on_epoch=kill)
    resumed = network(choice)
    fit(resumed, examples, training, seed=1, checkpoint=tmp_path / "broken", on_epoch=lambda *_: None)
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


@pytest.mark.parametrize("n_windows", [1, 2, 5])
def test_the_losses_of_all_processes_add_up_to_that_of_one(examples: list[Example], choice: EncoderChoice, n_windows: int) -> None:
    trained = network(choice).eval()
    batch = collate(examples[-n_windows:])

    def loss(processes: Processes) -> float:
        part, voice_share = _share(batch, processes)
        if not len(part.input_ids):
            return 0.0
        cue_loss, voice_loss = losses(trained, part)
        return float((cue_loss + voice_share * voice_loss).detach())

    assert sum(loss(Processes(rank, 3)) for rank in range(3)) == pytest.approx(loss(ALONE), rel=1e-5)


def test_bad_settings_are_all_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"epochs must be above 0.*warmup must be in"):
        SpanTraining(epochs=0, warmup=1.5)
