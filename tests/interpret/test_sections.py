from diurna.desk import Desk
from diurna.interpret.sections import sections_of, theme_from
from diurna.interpret.sources import Numbers
from tests.interpret.invented import candidate, storyline

NEWS = (
    "The mayor of Halvet said on Monday that the bridge would stay closed.",
    "Hanne Brusk told reporters in Linport on Tuesday that 30 lorries had arrived.",
    "Engineers inspected the ruined bridge at Lazur under a white flag on Monday.",
)
MUSING = "Many of the rivers in the highlands were for long years among the least known of the old world."


def test_what_is_written_like_no_news_opens_no_theme() -> None:
    stories = [storyline(f"s{n}", candidate(text)) for n, text in enumerate((MUSING, *NEWS))]
    (told,) = {line.theme for s in stories for line in s.lines}
    drawn = next(s for s in sections_of(stories, (), Desk(name="d", title="D")) if s.name == told)
    assert [p.text for p in theme_from(drawn, Numbers()).summary] == list(NEWS)
