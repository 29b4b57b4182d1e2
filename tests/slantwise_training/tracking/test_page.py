from slantwise import Scorer
from slantwise_training.tracking.page import example_articles, example_page


def test_the_examples_are_on_one_page_that_needs_nothing_else(scorer: Scorer) -> None:
    page = example_page(scorer)
    assert page.count("<iframe srcdoc=") == len(example_articles()) >= 1
    assert "Moscow and Naypyidaw sign arms" in page
    assert "<script" not in page
    assert "src=" not in page.replace("srcdoc=", "")
