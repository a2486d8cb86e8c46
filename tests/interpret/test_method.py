"""What an edition says of its making is what was done."""

from diurna.interpret.method import method
from tests.interpret.invented import DESK, article, candidates_of

LANDS = ("Zarim", "Kardavia", "Sovella", "Uldania")
THINGS = ("bridge", "market", "harbour", "station", "mill")
BODY = " ".join(f"Soldiers of {land} reached the {thing} of Halvet on foot." for land in LANDS for thing in THINGS)


def test_the_sentences_that_are_read_are_as_many_as_the_method_says() -> None:
    told = " ".join(method(DESK))
    read = candidates_of(article("a", "", BODY))
    assert 0 < len(read) < len(LANDS) * len(THINGS)
    assert f"first {len(read)} sentences" in told
    assert "The desk reads: en." in told
