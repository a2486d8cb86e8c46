import time
from datetime import UTC, datetime

import pytest

from diurna.interpret.standalone import can_stand, clean_headline, edit, is_caption, is_chronology, same_words, tells_news

PUBLISHED = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday

EDITS = {
    "nothing to change": ("Nine people died in Halvet.", "Nine people died in Halvet."),
    "what something told before led to": ("As a result, the port was closed.", "The port was closed."),
    "a connective with a comma is cut": ("However, talks went on.", "Talks went on."),
    "a conjunction needs no comma": ("But the Front went on.", "The Front went on."),
    "so far is no connective": ("So far 30 people have died.", "So far 30 people have died."),
    "thus far is none either": ("Thus far nobody has died.", "Thus far nobody has died."),
    "instead of something": ("Instead of talks, they chose war.", "Instead of talks, they chose war."),
    "in addition to something": ("In addition to nine dead, two were hurt.", "In addition to nine dead, two were hurt."),
    "later than now": ("Later this week, the envoys meet.", "Later this week, the envoys meet."),
    "earlier than now": ("Earlier this month, the envoys met.", "Earlier this month, the envoys met."),
    "a then-president": ("Then President Roe spoke in Arlen.", "Then President Roe spoke in Arlen."),
    "still images": ("Still images show the bridge.", "Still images show the bridge."),
    "however hard": ("However hard it tried, the Front lost.", "However hard it tried, the Front lost."),
    "but for somebody": ("But for the army, the bridge would stand.", "But for the army, the bridge would stand."),
    "a dateline with date and agency": ("PORT ARLEN, March 2 (Gulfline) - Talks began.", "Talks began."),
    "a dateline in brackets": ("(Linport, March 2, 2026) – Talks began.", "Talks began."),
    "a dateline in brackets, the day first": ("(Port Arlen, 2 March 2026) - Talks began.", "Talks began."),
    "what remarks came as": ("Her remarks came as Uldania closed the pass.", "Uldania closed the pass."),
    "what they came as a part of": ("The talks came as part of a plan.", "The talks came as part of a plan."),
    "a dateline in capitals": ("LINPORT — Talks began.", "Talks began."),
    "what stands on a page before an agency's dateline": (
        "By Ana Roe Talks open in Linport Envoys stay silent LINPORT | Mon Mar 2, 2026 7:34 pm LINPORT (Reuters) - Talks began.",
        "Talks began.",
    ),
    "a group's letters are no agency": (
        "The Zarim Action Front (ZAF) -- the largest group -- agreed.",
        "The Zarim Action Front (ZAF) -- the largest group -- agreed.",
    ),
    "what it answers is cut with its connective": ("In retaliation, Uldania shelled Lazur.", "Uldania shelled Lazur."),
    "in answer to something": ("In response to the raid, Uldania shelled Lazur.", "In response to the raid, Uldania shelled Lazur."),
    "a stamp that says what it is": ("(Updated: 1:30 a.m. in Zarim): Talks began.", "Talks began."),
    "a live page's stamp": ("(7:05 p.m. ET, 1:05 a.m. in Zarim) Talks began.", "Talks began."),
    "an agency alone": ("(Gulfline) -- Talks began.", "Talks began."),
    "an organisation with its letters keeps its word": (
        "World Health Organization (WHO): Nine clinics were hit.",
        "World Health Organization (WHO): Nine clinics were hit.",
    ),
    "footnotes and white space": ("Nine  people\ndied.[12][3]", "Nine people died."),
    "invisible signs": ("Nine\u200b people\u00ad died.", "Nine people died."),
    "a weekday gets its date": ("Nine people died on Monday.", "Nine people died on Monday (2 March)."),
}


@pytest.mark.parametrize("case", EDITS)
def test_edit(case: str) -> None:
    span, printed = EDITS[case]
    assert edit(span, PUBLISHED) == printed


OPENINGS = {
    "a capital opens the article": ("Muscat: The envoys met on arrival.", "The envoys met on arrival."),
    "a town opens a report": ("Aleppo: The army said nine people died.", "The army said nine people died."),
    "a town before what nobody is said to say": ("Aleppo: The talks are over.", "Aleppo: The talks are over."),
    "a town before what somebody says of us": ("Sydney: The army told us that it left.", "Sydney: The army told us that it left."),
    "a town before a quotation": ("Sydney: “The army said so.”", "Sydney: “The army said so.”"),
    "a speaker opens the article": ("Lunek: The talks are over.", "Lunek: The talks are over."),
    "a country may speak": ("Oman: The talks are over.", "Oman: The talks are over."),
    "what kind of text it is": ("Analysis: The talks are over.", "Analysis: The talks are over."),
}


@pytest.mark.parametrize("case", OPENINGS)
def test_a_place_is_cut_only_where_the_article_opens(case: str) -> None:
    span, printed = OPENINGS[case]
    assert edit(span, PUBLISHED, opening=f"A title\n{span}") == printed
    assert edit(span, PUBLISHED) == span


NAMED_AS_A_TOWN = {
    "a minister": ("Talks are over\n{}\nAna Sydney, the minister, went home.", False),
    "who says so in the title": ("Sydney says talks are over\n{}", False),
    "whom the title lets speak": ("Sydney: Talks are over\n{}", False),
    "the town": ("Talks are over\n{}\nThe envoy flew back to Sydney.", True),
}


@pytest.mark.parametrize("case", NAMED_AS_A_TOWN)
def test_a_town_that_is_somebody_in_the_article_is_no_dateline(case: str) -> None:
    article, is_cut = NAMED_AS_A_TOWN[case]
    span = "Sydney: The army said that it left."
    assert edit(span, PUBLISHED, opening=article.format(span)) == (span.removeprefix("Sydney: ") if is_cut else span)


def test_who_met_somebody_is_no_place() -> None:
    span = "Lunek: The talks are over."
    assert edit(span, PUBLISHED, opening=f"Talks end\n{span}\nHolt and Lunek met on Monday.") == span
    assert edit(span, PUBLISHED, opening=f"Talks end\n{span}\nHolt met them in Lunek.") != span


def test_without_a_date_of_publication_weekdays_stay() -> None:
    assert edit("Nine people died on Monday.", None) == "Nine people died on Monday."


STANDS = {
    "a plain statement": ("Nine people were killed in Halvet, the health office said.", True),
    "a pronoun whose referent is elsewhere": ("He said that nine people had been killed in Halvet.", False),
    "a joint force that the sentence does not name": ("The combined force struck the dam of Lazur on Monday.", False),
    "a joint force that it names": ("The combined force struck the dam of Lazur, the first since the Sovellan-Uldanian raids began.", True),
    "what would happen in a scenario": ("In a worst-case scenario, the Marshes Front fires rockets at Linport and the port.", False),
    "what an outlet takes back": ("An earlier version of this article said that 40 people were killed in Halvet.", False),
    "who answered, and not what": ("In a speech in Halvet, Lunek responded to Kardavia, which had demanded his surrender.", False),
    "how somebody answered": ("Lunek responded to Kardavia, which had demanded his surrender, by closing the port.", True),
    "what happened in a case": ("In the worst case in years, the Marshes Front fired rockets at Linport.", True),
    "an example of what stands before": ("Kardavia’s army struck the dam of Lazur on Monday, for example.", False),
    "a strike that stands before": ("Officials and media have reported that the strike killed dozens of guards.", False),
    "a pronoun behind a phrase": ("On arrival in Linport, he said that the talks would go on.", False),
    "a quotation by nobody named": ("“The bridge will be rebuilt within a year,” he said.", False),
    "a report by nobody named": ("The bridge will be rebuilt within a year, she added.", False),
    "a speaker with a name": ("“The bridge will be rebuilt within a year,” Lunek said.", True),
    "he, named in the same sentence": ("Lunek left Linport on Monday, but he said nothing of the talks.", True),
    "a bare noun of somebody": ("The spokesman said that nine people had been killed.", False),
    "half of a quotation": ("“We will rebuild the bridge at Halvet.", False),
    "a whole quotation": ("“Kardavia will rebuild the bridge at Halvet,” Lunek said.", True),
    "an open bracket": ("Nine people were killed (four of them children in Halvet.", False),
    "a question": ("Why were nine people killed in Halvet on that day?", False),
    "too short": ("Nine people died.", False),
    "too long": ("Nine people " + "and nine more " * 40 + "died.", False),
    "no full stop": ("Nine people were killed in Halvet, the office said", False),
    "a connective that could not be cut": ("So goes the story of the bridge at Halvet as villagers tell it.", False),
    "so far is no such connective": ("So far 30 people have been found dead in Halvet.", True),
    "an earlier weekday": ("Earlier on Monday (2 March), nine people were killed in Halvet.", True),
    "an organisation has more than": ("Kardavia’s army has more than 200 tanks on the border.", True),
    "a reporter has more": ("From Linport, Ana Roe has more on this.", False),
    "talks break down": ("Talks between Kardavia and Uldania break down in Port Arlen.", True),
    "somebody breaks it down": ("Gulfline’s Ana Roe breaks it down for the morning show.", False),
    "talks follow something": ("The talks in Port Arlen follow the killing of nine aid workers.", True),
    "readers follow us": ("For the whole story of Halvet, follow us on every channel.", False),
    "a report by an agency": ("A report by the refugee agency puts the displaced at 45,000.", True),
    "a report by a reporter": ("Report by Ana Roe, Petar Lunek and Mira Holt.", False),
    "observers watch": ("Observers will watch the crossing at Lazur from Monday (2 March).", True),
    "viewers watch": ("Watch the whole interview with the minister in Port Arlen.", False),
    "volunteers sign up": ("Volunteers sign up to fight in Zarim, the office said.", True),
    "investigators find out": ("Investigators want to find out how the drone reached Linport.", True),
    "a guest of the programme": ("Petar Lunek, who wrote a book on Zarim, is our guest tonight.", False),
    "in something told before": ("In it, the Front’s leader says that the talks are over.", False),
    "a time after something told before": ("Hours later, the army shelled the village of Halvet again.", False),
    "a noun that stands before": ("The warning came as shells fell on the market of Halvet.", False),
    "a noun with its own description": ("The warning by Kardavia came as shells fell on Halvet.", True),
    "the war is known": ("The war has driven 40,000 people from the hills of Zarim.", True),
    "a byline run into a caption": ("By Ana B. Roe, Gulfline Villagers of Halvet show what is left.", False),
    "by somebody, further on": ("By Petar Lunek’s own account, nine villages fell in Zarim.", True),
    "a second argument": ("Nor has Kardavia said what it will do with the hills of Zarim.", False),
    "who wrote it": ("The author is a columnist who writes from Linport for Gulfline.", False),
    "somebody's own opinion": ("As far as I can tell, Kardavia has no plan for the peace in Zarim.", False),
    "somebody's own words, quoted": ("Mayor Roe of Halvet said: “We will rebuild our bridge.”", True),
    "a link run into a sentence": ("Council of Zarim meets Army denies raid Soon after the raid, Lunek said that nobody was hurt.", False),
    "a subheading run into its text": ("Shells fall on Halvet The army moved nine guns to the hills above it.", False),
    "a transcript": ("First up, the talks in Linport ROE: First up, what the envoys said.", False),
    "a list that is announced": ("Following are reactions to the talks in Linport from all sides.", False),
    "a report's own standing": ("The Front has not commented on the raid at Halvet as of this writing.", False),
    "a reader who shouts": ("Last week Lunek said that Kardavia will NOT EVER lead in ANY raid.", False),
    "a movement with a shouted name": ("Nine members of the Halt STOP Coal group were arrested in Halvet on Monday.", True),
    "a party with a shouted name": ("Doctors of the AND party treated nine wounded people in Halvet.", True),
    "three acronyms": ("Envoys of the UN, NATO and the ECOWAS bloc met in Halvet on Monday.", True),
    "a stray possessive": ("In Petar Lunek s time nine raids hit Halvet before spring.", False),
    "a leader who also said": ("Sovellan leader also said the raids on Zarim are against the law.", False),
    "an example of something": ("For example, Sovella claimed that the raids on Zarim were lawful.", False),
    "an office of no state": ("Secretary of state says the raids on Zarim will go on until spring.", False),
    "an office of a state": ("Kardavia’s foreign minister says the raids on Zarim will go on until spring.", True),
    "a clause that asks": ("What the Front has left in Zarim is a different matter.", False),
    "an entry of a chronology": ("March 2 - The Council of Halvet imposes sanctions on the Front.", False),
    "a date that opens a sentence": ("March 2 was the day on which Halvet fell to the Front.", True),
    "the week of a programme": ("In a week that saw war in Zarim, nine ministers of Kardavia left.", False),
    "a place beside one told before": ("A short distance away, nine tanks of the Front burned.", False),
    "a rumour told before": ("The claim spread in Halvet after nine shells fell on it.", False),
    "sources of something told before": ("Sources close to the Front also say that Kardavia sends it guns.", False),
    "sources of a land": ("Kardavian officials in Linport also say that the Front has guns.", True),
    "an army whose land is named": ("The military forces of Kardavia pounded nine villages of Zarim on Friday.", True),
    "an army whose land stands before": ("The military pounded nine villages of the Zarim Highlands on Friday.", False),
    "a place told before": ("The army said that it destroyed nine rockets of the Front stored at the camps.", False),
    "an attack told before": ("Kardavia’s army said the attacks targeted nine depots of the Front.", False),
    "an attack with its own name": ("Kardavia’s army said the attacks on Olo targeted nine depots of the Front.", True),
    "places told before": ("Kardavia said that the Front used the camps to train its fighters.", False),
    "places with their own name": ("Kardavia said that it struck the camps of the Front at Olo.", True),
    "a place told in the sentence": (
        "Kardavia’s army hit a camp of the Front near Halvet and burned nine rockets stored in the camp.",
        True,
    ),
    "what was cut at its start": ("killed nine people in Halvet on Monday, officials said.", False),
    "an afterthought": ("Because nobody came to Halvet on Monday evening.", False),
    "a word to the reader": ("Meet the family of Halvet that gave its house to the Front.", False),
    "two sentences run together": ("The hills of Halvet fell on Monday.Three ships were seized by the Front.", False),
    "a programme": ("Ana Roe looks at how the fighting in Zarim began.", False),
}


@pytest.mark.parametrize("case", STANDS)
def test_can_stand(case: str) -> None:
    sentence, stands = STANDS[case]
    assert can_stand(sentence) is stands


NEWS = {
    "a statement": ("Nine killed in Halvet market", True),
    "a label before a statement": ("LIVE: Nine killed in Halvet market", True),
    "nothing but a label": ("", False),
    "a question": ("Nine killed in Halvet: whose drone was it?", False),
    "it explains": ("Why the talks in Linport failed", False),
    "letters of an organisation are no question": ("WHO says nine clinics hit in Zarim", True),
    "letters of another": ("IS claims attack on Halvet market", True),
    "opinion": ("Opinion: The Front has lost its way", False),
    "a list of topics": ("Zarim, Halvet and Oil Prices", False),
    "a list of states that act": ("Kardavia, Uldania and Sovella Hold Naval Drills", True),
    "a minister speaks": ("Foreign Minister Maren speaks with Uldanian counterpart", True),
    "a state offers": ("United Provinces offers a truce to the Front", True),
    "an army takes": ("Kardavian Army takes a village near Halvet", True),
    "reporters look": ("Ana Roe and Petar Lunek look at the winners of the festival", False),
    "a report named by its date": ("Zarim Update Special Report, March 2, 2026", False),
    "a report that compares with a year": ("UN report: food aid fell by half since 2023", True),
    "a site's own line": ("The latest news and information from the region.", False),
    "another": ("Connect with Gulfline through social media.", False),
    "states that connect": ("New road connects Kardavia with Uldania", True),
    "a topic and its question": ("Kardavia’s succession question: A name comes up again", False),
    "a call": ("Wake up before it is late: oppose the war in Zarim", False),
    "a call that somebody makes": ("Stop the war in Zarim, says Maren", True),
    "a demand": ("Stop the raids on Zarim, Sovella tells Kardavia", True),
    "a correction of a rumour": ("No, the keeper of Halvet is not going to fight", False),
    "an epithet": ("Kardavia’s raids on the Gulf: Burning the bridges of old friends", False),
    "somebody of the street": ("Gulfline speaks to Sovellan resident of Halvet as shells fall", False),
    "an issue on one thing": ("War in Zarim: A special edition", False),
    "a guide": ("A brief history of the Zarim Highlands", False),
}


@pytest.mark.parametrize("case", NEWS)
def test_tells_news(case: str) -> None:
    title, news = NEWS[case]
    assert tells_news(title) is news


HEADLINES = {
    "plain": ("Nine killed in Halvet", "Nine killed in Halvet"),
    "a live label": ("Live: Nine killed in Halvet", "Nine killed in Halvet"),
    "two labels": ("BREAKING: Video: Nine killed", "Nine killed"),
    "the conflict's own live label": ("Zarim war live: Nine killed in Halvet", "Nine killed in Halvet"),
    "a sign before it": ("▶ Nine killed in Halvet", "Nine killed in Halvet"),
    "money stays money": ("$2bn in aid for Zarim", "$2bn in aid for Zarim"),
    "an invitation after it": ("Nine killed in Halvet. Follow live updates", "Nine killed in Halvet"),
    "white space": (" Nine  killed\n", "Nine killed"),
    "a place is no label": ("Zarim: Nine killed", "Zarim: Nine killed"),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_clean_headline(case: str) -> None:
    title, clean = HEADLINES[case]
    assert clean_headline(title) == clean


def test_a_title_in_capitals_is_read_at_once() -> None:
    began = time.process_time()
    assert tells_news("KARDAVIA, ULDANIA, SOVELLA, LINPORT, DRESNA, HALVET, KELMO CLASH!")
    assert time.process_time() - began < 0.5


def test_same_words() -> None:
    assert same_words("Nine killed in Halvet", "nine KILLED in Halvet market") == 1.0
    assert same_words("", "Nine killed") == 0.0


CAPTIONS = {
    "a scene, a place and a day": ("A fighter runs for cover during an air raid in the hills of Halvet, Zarim, on Monday.", True),
    "who is pictured": ("President Lunek is pictured at a school in Linport March 4, 2011.", True),
    "a headline": ("Fighters run for cover as shells fall on Halvet", False),
    "news with a day": ("Nine killed in Halvet on Monday", False),
}


@pytest.mark.parametrize("case", CAPTIONS)
def test_is_caption(case: str) -> None:
    title, wanted = CAPTIONS[case]
    assert is_caption(title) is wanted


def test_a_chronology_has_many_entries() -> None:
    entries = [f"March {day} - Shells fall on Halvet." for day in range(1, 5)]
    assert is_chronology("How it came to this.\n" + "\n".join(entries))
    assert is_chronology("Fighting goes on. Here is a timeline of the war in Tovland since it began. The first shells fall on Selm.")
    assert is_chronology("Fighting goes on. Here are some key points The Courier has reported in the conflict. Shells fall on Selm.")
    assert not is_chronology("Here is what we know of the strike on Selm.")
    assert not is_chronology("\n".join(entries[:3]))
    assert not is_chronology("In March 2026 shells fell on Halvet.\n" * 9)
