"""Small closed classes of words that a shallow reading of casualty sentences needs, all in lower case."""

from diurna.interpret.wordlists import words

AUXILIARIES = words("grammar.auxiliaries")
BE = words("grammar.be")
PREPOSITIONS = words("grammar.prepositions")
CONJUNCTIONS = words("grammar.conjunctions")
BOUNDARIES = words("grammar.boundaries")
RELATIVES = words("grammar.relatives")
ADVERBS = words("grammar.adverbs")
MODALS = words("grammar.modals")
SINGULAR_PRONOUNS = words("grammar.singular_pronouns")
POSSESSIVES = words("grammar.possessives")
DEMONSTRATIVES = words("grammar.demonstratives")
#: What opens a breakdown of a count already given: groups after it are part of another.
PARTS = words("grammar.parts")
#: Verbs that end a noun phrase without being triggers.
VERBS = words("grammar.verbs")
