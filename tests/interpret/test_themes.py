"""Themes: what a text is about, with the words that decided, and a desk's own themes from words and examples."""

import pytest

from diurna.desk import Theme
from diurna.interpret import themes

CASES = {
    "a meeting of ministers is diplomacy": ("The foreign ministers of Kenya and Peru met in Oslo to discuss a trade treaty.", "diplomacy"),
    "a refusal to talk is diplomacy": ("Norway rules out negotiations with Chile", "diplomacy"),
    "bombs from the air are strikes": ("Warplanes bombed an ammunition depot outside Ordal overnight.", "strikes"),
    "an intercepted missile is a strike": ("Jordan intercepts ballistic missiles launched from Qatar", "strikes"),
    "a toll is casualties before it is strikes": ("Death toll from shelling of Varn rises to 48", "casualties"),
    "the dead of an attack, counted": ("At least 12 soldiers were killed in a rebel ambush near Tolm.", "casualties"),
    "markets are no theme": ("Stock markets fall as oil prices rise", None),
    "a flood is no conflict, whatever it killed": ("Floods and landslides kill 23 villagers after days of heavy rain.", None),
    "an election is no theme": ("Voters in Iceland elect a new parliament.", None),
    "nothing is about nothing": ("", None),
}


@pytest.mark.parametrize(("text", "theme"), CASES.values(), ids=CASES)
def test_the_first_theme(text: str, theme: str | None) -> None:
    (found,) = themes.score([text])
    assert (found[0].theme if found else None) == theme


def test_scores_fall_and_say_why() -> None:
    (found,) = themes.score(["Six people were killed when missiles hit a school in Tolm, hours before talks in Geneva."])
    assert [theme.score for theme in found] == sorted((theme.score for theme in found), reverse=True)
    assert all(0 < theme.score <= 1 for theme in found)
    assert found[0].theme == "casualties"
    assert found[0].why == ("six people were killed",)
    strikes = next(theme for theme in found if theme.theme == "strikes")
    assert {"missiles", "hit"} & {word for why in strikes.why for word in why.split()}


def test_a_country_alone_makes_no_theme() -> None:
    frame = "{} stock exchange reports record profits for banks"
    assert themes.score([frame.format(word) for word in ("Iranian", "American", "Israeli", "Chilean")]) == ((), (), (), ())


def test_own_themes_by_words() -> None:
    aid = Theme(name="aid", title="Humanitarian aid", words=("food convoy", "refugee camp", "aid worker"))
    first, second, third = themes.score(
        ["Food convoys reached a refugee camp near Ordal.", "An aid worker spoke.", "The budget passed."], own=(aid,)
    )
    assert first[0].theme == "aid"
    assert first[0].why == ("food convoys", "refugee camp")
    assert first[0].score > next(theme.score for theme in second if theme.theme == "aid")
    assert all(theme.theme != "aid" for theme in third)


def test_own_themes_by_examples() -> None:
    shipping = Theme(
        name="shipping", title="Shipping", examples=("Tankers are stuck at anchor as insurers withdraw cover for the strait.",)
    )
    near, far = themes.score(
        ["Insurers withdraw cover and tankers wait at anchor off the strait", "A singer won an award"], own=(shipping,)
    )
    assert "shipping" in {theme.theme for theme in near}
    assert far == ()


def test_words_of_saying_make_no_likeness() -> None:
    aid = Theme(name="aid", title="Aid", examples=("The agency said that it had sent flour to the camp.",))
    (found,) = themes.score(["The army said that it had taken the bridge."], own=(aid,))
    assert "aid" not in {theme.theme for theme in found}


def test_only_the_opening_is_read() -> None:
    filler = "The committee of the library approved its yearly budget for new books. " * 30
    assert themes.score([filler + "Missiles hit the port and killed nine."]) == themes.score([filler])


def test_the_weights_name_their_source() -> None:
    note = themes._weights().note
    assert "CC BY-SA" in note
    assert "Current events" in note
