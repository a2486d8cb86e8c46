"""How an edition is made, in words a reader can check it by."""

from diurna.desk import Desk
from diurna.interpret.candidates import READ_SENTENCES


def method(desk: Desk) -> tuple[str, ...]:
    """The Method section's paragraphs."""
    languages = ", ".join(desk.languages)
    told = _TOLD.format(languages=languages, read=READ_SENTENCES)
    return tuple(" ".join(paragraph.split()) for paragraph in told.strip().split("\n\n"))


_TOLD = """
An edition takes every article first had between the last cutoff and its own. Each falls in exactly one edition; one published before
the window opened is marked LATE.

Every line is a sentence or headline of the article cited beside it, or a figure set into our words from the claim cited. Sentences are
printed as they stand, but for a dateline or a connective cut, white space and footnote marks removed, and a weekday given its
date in brackets, where the verb says which. Headlines lose a label such as “Live:”. No language model is used.

State and party outlets, and analysts, stand in words before what they say. Headlines are printed as headlines, with their outlet.

Articles that carry another's text count as its copies. Articles on one event form a story, which keeps its name from day to day; its
origins are counted once however many outlets carry one wire.

Figures stand with claimant, place, population and scope, as printed. Figures of different claimants are never added, and the count of
one incident is never mixed with a running total. A figure changes only when its own claimant changes it: UPDATED beside what another
source gave says that this one gives more, and nobody has taken anything back. “As of” is the day that the
figure was given for, or else that of the article, never that of the edition.

A running total of which nothing new is said stays in the table, marked UNCHANGED, for four weeks after it was last printed; one that its
claimant gave only once, for one week. It leaves sooner where it is three days old and another claimant's total of the same people and
place is newer and at least as high, unless the two were shown as disputed; one without claimant leaves as soon as any other is, or a
claimant gives a newer one. At most twelve are carried.

A later version of a cited article is held against what was printed. A figure that fell without its claimant lowering it, a statement
that is now denied, a sentence cut from what is otherwise the same article, and a correction or retraction that the outlet states are told
under Corrections; any other edit is not.

Lines are chosen by how many independent origins report what they say, by what was done and how grave it is, and none twice. At most
three come from one article, out of its first {read} sentences, or those of a passage. Opinion pieces and chronologies give none, and count
as “in a story”.

The desk reads: {languages}. Articles in other languages are listed by their own headline.
"""
