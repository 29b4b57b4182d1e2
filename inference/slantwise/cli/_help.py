"""The manual of ``slantwise score``; one string a paragraph, since the terminal breaks the lines."""

_SCORE = (
    "Score articles.",
    "A row has the fields text (required), title, date, id and outlet; others are ignored. The outlet goes into the report, for "
    "`slantwise summary`, and into no judgement. A row whose date is wrong is scored with the date unknown, and a "
    "warning says so. Standard input may be a text, jsonl "
    "or json; its first line tells which. A short first line with a blank line after it is a text's title.",
    "Nothing is lost: in json and jsonl output, a row that cannot be scored leaves "
    '{"id": ..., "error": {"file": ..., "row": ..., "field": ..., "reason": ...}} in its place, and standard error '
    "says the same. The row is the line in .jsonl, the place in .json, and 0 where the file as a whole is at fault.",
    "The output file appears once it is whole. Exit code: 0 all fine, 1 some rows bad, 2 input, output or model unusable.",
)
SCORE_HELP = "\n\n".join(_SCORE)
