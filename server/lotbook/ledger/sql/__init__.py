"""One file per question, in SQL that both engines take; `?` for parameters, `{lock}` and `{share}` as in
`db.engine`, and `{name.sql}` for another question that stands inside."""

import re
from functools import cache
from importlib.resources import files


@cache
def question(name: str) -> str:
    """The SQL of a question, such as "journal_from_entries", without its comments."""
    text = files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    alone = re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"\{(\w+)\.sql\}", lambda inside: question(inside[1]), alone)
