import pytest

from diurna.gather.bylines import byline

BYLINES = {
    "by a name": ("By Jonas Ekholm", "Jonas Ekholm"),
    "with a wire": ("By Jonas Ekholm | Wire", "Jonas Ekholm"),
    "with a role": ("By Lena Aboud, Middle East correspondent", "Lena Aboud"),
    "with a place": ("By Lena Aboud in Beirut", "Lena Aboud"),
    "two names": ("By Maya Torrent and Piet Vos", "Maya Torrent and Piet Vos"),
    "capitals": ("BY JONAS EKHOLM", "Jonas Ekholm"),
    "a name and a city": ("Anita Deshmane New Delhi", "Anita Deshmane"),
    "a wire": ("Reuters", "Reuters"),
    "a desk": ("Courier Web Desk", "Courier Web Desk"),
    "a label": ("Author: Jonas Ekholm", "Jonas Ekholm"),
    "no byline: a subhead": ("By the numbers", None),
    "no byline: a sentence": ("By Monday the bridge had gone.", None),
    "no byline: a city alone": ("New Delhi", None),
}


@pytest.mark.parametrize(("line", "expected"), BYLINES.values(), ids=BYLINES.keys())
def test_bylines(line: str, expected: str | None) -> None:
    assert byline(line) == expected
