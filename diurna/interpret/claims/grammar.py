"""Small closed classes of words that a shallow reading of casualty sentences needs, all in lower case."""

AUXILIARIES = frozenset("is are was were be been being get got gets getting has have had 's 're".split())
BE = frozenset("is are was were be been being get got gets getting".split())
PREPOSITIONS = frozenset(
    "in on at by with without from for to of amid during after before under over near since among following despite through about into inside outside behind "
    "between against along across around toward towards within off onto upon beside per via until as than like because due beneath above below".split()
)
CONJUNCTIONS = frozenset("and or nor & plus".split())
BOUNDARIES = frozenset(
    "that while after when where but because before since if although though whereas until whether so whose amid then hours".split()
)
RELATIVES = frozenset("who whom which".split())
ADVERBS = frozenset(
    "also reportedly allegedly apparently later then already still fatally critically seriously badly severely slightly lightly moderately accidentally "
    "instantly immediately all both either subsequently initially eventually now so far confirmed reported believed presumed feared officially being been "
    "each only just not never at least once tragically brutally deliberately indiscriminately mortally otherwise ultimately recently nearly almost even "
    "shot sadly unfortunately mistakenly allegedly hit themselves alone gravely gunned found left pronounced declared lying said to have has had be known "
    "thought earlier earliest previously separately together collectively directly overnight today yesterday friday monday tuesday wednesday thursday "
    "saturday sunday on".split()
)
MODALS = frozenset("could would might may can cannot will shall should must to 'll wouldn't couldn't won't can't didn't".split())
NEGATIONS = frozenset("not never n't wasn't weren't isn't aren't didn't hasn't haven't nobody no".split())
SINGULAR_PRONOUNS = frozenset("he she him".split())
PLURAL_PRONOUNS = frozenset("they them".split())
POSSESSIVES = frozenset("his her their its our my your whose".split())
DEMONSTRATIVES = frozenset("the this these those both all".split())
#: What opens a breakdown of a count already given: groups after it are part of another.
PARTS = frozenset("including include includes included among incl. whom namely comprising".split())
#: Verbs that end a noun phrase without being triggers.
VERBS = frozenset(
    "said say says told reported reportedly confirmed claimed attacked opened fired launched carried began broke took leave left leaving leaves stormed raided targeted hit "
    "struck clashed exploded detonated ambushed entered arrived found discovered identified according suffered sustained sustaining received transported rushed "
    "taken treated hospitalized hospitalised released arrested charged accused survived remain remained remains lost lose claimed claiming caused causing cause "
    "resulting resulted resulting bringing brought raising riding driving walking trying shooting shot stabbed beaten fell died do did does called according "
    "came went fled shelled bombed destroyed damaged burned burnt torched kidnapped abducted occurred happened took opened known named aged used".split()
)
