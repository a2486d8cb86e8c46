from diurna.gather.wrapped import paragraph_lines

DUMP = """   [1]Radio Linhaven [2]Listen live
Talks break off
   Negotiators from both sides left the table on Monday without
   a text, hours after shells fell on the harbour district and
   cut its only water main, the city's [3]health office said as
   night fell.

   A ferry left.

   1. https://radio.example/
   2. https://radio.example/live
"""
PARAGRAPH = (
    "Negotiators from both sides left the table on Monday without a text, hours after shells fell on the harbour district and cut its "
    "only water main, the city's health office said as night fell."
)


def test_a_text_browsers_links_and_breaks_go() -> None:
    assert [line.strip() for line in paragraph_lines(DUMP) if line.strip()] == [
        "Radio Linhaven",
        "Listen live",
        "Talks break off",
        PARAGRAPH,
        "A ferry left.",
    ]


def test_where_lines_are_long_a_line_is_a_paragraph() -> None:
    text = f"{'a word ' * 30}\nand another\n"
    assert paragraph_lines(text) == text.split("\n")
