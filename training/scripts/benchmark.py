"""Prints what scoring costs: installed size, imports, memory, start-up and speed.

    python training/scripts/benchmark.py [--install] [--rounds 15]

Needs the ``train`` extra for the comparison, and Linux or macOS. Times are wall-clock, start-up counts from the first
import of slantwise; compare figures within a run, not between machines. Megabytes are 10^6 bytes. Nothing heavy is
imported at the top, since the peak memory of a child process is at least what its parent held when starting it.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "inference/slantwise/samples/arms_deal.txt"
N_WORDS = 350
MANY_CARDS = 500
MAX_ROBERTA_TOKENS = 512
HEAVY = ("torch", "transformers", "datasets", "mlflow", "pandas")
MEGABYTE = 1_000_000

LOADED = f"import sys, slantwise; print(*[name for name in {HEAVY!r} if name in sys.modules])"
FRESH = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from slantwise import Scorer
title, text = Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n\\n", 1)
scorer = Scorer.from_pretrained(threads=1)
scorer.score(text, title=title)
first = time.perf_counter() - start
warm = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    scorer.score(text, title=title)
    warm.append(time.perf_counter() - start)
import resource, statistics
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(first, statistics.median(warm), peak)
"""


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true", help="also install the core in a fresh environment, and weigh it")
    parser.add_argument("--rounds", type=int, default=15, help="timed rounds of each side")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; returns its exit status, 1 if importing slantwise loads a training package."""
    options = make_parser().parse_args(arguments)
    if options.rounds < 1:
        make_parser().error(f"--rounds must be at least 1, got {options.rounds}")
    if options.install:
        total, empty = installed_size()
        _show("site-packages of a fresh core install", f"{total / MEGABYTE:.0f} MB, {empty / MEGABYTE:.0f} of them pip's")
    loaded = _python("-c", LOADED).split()
    _show("training packages that `import slantwise` loads", ", ".join(loaded) or "none")
    first, warm, peak = map(float, _python("-c", FRESH, SAMPLE, str(options.rounds)).split())
    _show("peak memory of a fresh process scoring the sample", f"{peak / MEGABYTE:.0f} MB")
    _show("start-up to first score", f"{1000 * first:.0f} ms, {first / warm:.1f} warm scores of {1000 * warm:.0f} ms")
    whole, sides, n_cues = share_of_sides(options.rounds)
    _show(f"sides of {n_cues} cues, {N_WORDS} words, median", f"{1000 * sides:.1f} ms, {sides / (whole - sides):.1%} on top of the rest")
    ours, roberta, n_tokens = compare(options.rounds)
    _show(f"{N_WORDS} words, slantwise, one thread, median", f"{1000 * ours:.0f} ms")
    _show(f"{n_tokens} tokens, RoBERTa-base, one thread, median", f"{1000 * roberta:.0f} ms")
    _show("ratio", f"{roberta / ours:.1f}")
    alone, packaged, many = context_times(options.rounds)
    _show(f"{N_WORDS} words, no context cards, one thread, median", f"{1000 * alone:.0f} ms")
    _show("time with the packaged cards", f"{packaged / alone:.2f} of that")
    _show(f"time with {MANY_CARDS} cards", f"{many / alone:.2f} of that")
    return 1 if loaded else 0


def installed_size() -> tuple[int, int]:
    """Size of the site-packages of a fresh environment with the core only, bytecode included.

    Returns:
        Bytes in all, and those of them that the empty environment had (pip and the like).
    """
    with tempfile.TemporaryDirectory() as folder:
        _python("-m", "venv", folder)
        python = str(Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
        asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        packages = Path(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())
        empty = _size(packages)
        subprocess.run([python, "-m", "pip", "install", "-q", "-c", "constraints.txt", "."], check=True, cwd=ROOT)
        return _size(packages), empty


def _size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def compare(rounds: int) -> tuple[float, float, int]:
    """Warm times of slantwise and of a RoBERTa-base classifier on one article, in turns.

    The classifier has random weights and random token ids, as many as our tokenizer gives (at most 512): neither values
    nor vocabulary change the time of a forward pass. Its tokenizing is not timed, ours is.

    Returns:
        Median seconds of slantwise, of RoBERTa, and the tokens that RoBERTa read.
    """
    import torch
    from tokenizers import Tokenizer
    from transformers import RobertaConfig, RobertaForSequenceClassification

    from slantwise import Scorer
    from slantwise_models.config import TOKENIZER_FILE
    from slantwise_models.runtime import RELEASED

    torch.set_num_threads(1)
    torch.manual_seed(0)
    title, words = _article(N_WORDS)
    scorer = Scorer.from_pretrained(threads=1)
    tokenizer = Tokenizer.from_file(str(RELEASED / TOKENIZER_FILE))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    n_tokens = min(MAX_ROBERTA_TOKENS, len(tokenizer.encode(f"{title} {words}").ids))
    config = RobertaConfig(max_position_embeddings=MAX_ROBERTA_TOKENS + 2)  # positions start after the padding id
    network = RobertaForSequenceClassification(config)
    network.train(False)
    ids = torch.randint(3, config.vocab_size, (1, n_tokens))

    def ours() -> None:
        scorer.score(words, title=title)

    def theirs() -> None:
        with torch.inference_mode():
            network(ids)

    times: dict[Callable[[], None], list[float]] = {ours: [], theirs: []}
    for round_number in range(rounds + 2):
        for run, seconds in times.items():
            start = time.perf_counter()
            run()
            if round_number >= 2:  # the first two warm up
                seconds.append(time.perf_counter() - start)
    return statistics.median(times[ours]), statistics.median(times[theirs]), n_tokens


def context_times(rounds: int) -> tuple[float, float, float]:
    """Median seconds of scoring one article without context cards, with the packaged ones, and with several times as many, in turns."""
    import dataclasses
    import itertools

    from slantwise import Scorer
    from slantwise._contexts import make_index
    from slantwise.contexts import default_cards
    from slantwise_models.runtime import RELEASED, OnnxNetwork

    network = OnnxNetwork(RELEASED, threads=1)
    cards = [dataclasses.replace(card, id=f"{card.id}-{i}") for i in range(10) for card in default_cards()]
    indexes = (None, make_index(network, default_cards()), make_index(network, list(itertools.islice(cards, MANY_CARDS))))
    title, words = _article(N_WORDS)
    times: list[list[float]] = [[] for _ in indexes]
    for round_number in range(rounds + 2):
        for index, seconds in zip(indexes, times, strict=True):
            scorer = Scorer(network, index)
            start = time.perf_counter()
            scorer.score(words, title=title, date="2021-03-01")
            if round_number >= 2:  # the first two warm up
                seconds.append(time.perf_counter() - start)
    alone, packaged, many = map(statistics.median, times)
    return alone, packaged, many


def share_of_sides(rounds: int) -> tuple[float, float, int]:
    """Warm times on one article.

    Returns:
        Median seconds of scoring as a whole and of judging the sides of its cues alone, and how many cues it has.
    """
    from slantwise import Scorer
    from slantwise.preparation import prepare
    from slantwise.sides.judge import judge_sides
    from slantwise_models.runtime import RELEASED, OnnxNetwork

    title, words = _article(N_WORDS)
    network = OnnxNetwork(RELEASED, threads=1)
    model, scorer = network.sides, Scorer(network)
    if model is None:
        return 1.0, 0.0, 0
    cues = scorer.score(words, title=title).cues
    prepared = prepare(title, words, network.tokenizer, max_tokens=network.config.max_tokens)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        start = time.perf_counter()
        scorer.score(words, title=title)
        middle = time.perf_counter()
        judge_sides(cues, prepared, model)
        times[0].append(middle - start)
        times[1].append(time.perf_counter() - middle)
    return statistics.median(times[0]), statistics.median(times[1]), len(cues)


def _article(n_words: int) -> tuple[str, str]:
    """The sample's title, and its text repeated to the given number of words."""
    title, text = (ROOT / SAMPLE).read_text(encoding="utf-8").split("\n\n", 1)
    words = text.split()
    return title, " ".join((words * (n_words // len(words) + 1))[:n_words])


def _python(*arguments: str) -> str:
    """Output of a fresh Python process in the repository's root."""
    return subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout


def _show(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:52} {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
