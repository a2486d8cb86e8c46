"""News agencies: the one list of the names that each goes by, for every room.

Not every name is one in a sentence: there `PA` is mostly somebody else.
"""

#: Each agency by the names it goes by in datelines, bylines and credits.
NAMES = {
    "Reuters": r"Reuters|Thomson Reuters",
    "AP": r"AP|A\.P\.|(?:The )?Associated Press",
    "AFP": r"AFP|Agence[ -]France[ -]Presse",
    "UPI": r"UPI|United Press International",
    "dpa": r"dpa|Deutsche Presse-Agentur",
    "EFE": r"EFE|Agencia EFE",
    "ANSA": r"ANSA",
    "Kyodo": r"Kyodo(?: News)?",
    "Xinhua": r"Xinhua(?: News Agency)?",
    "TASS": r"TASS|Itar-Tass|ITAR-TASS",
    "RIA Novosti": r"RIA(?: Novosti)?",
    "Interfax": r"Interfax",
    "Anadolu": r"Anadolu(?: Agency)?|AA",
    "IRNA": r"IRNA|Islamic Republic News Agency",
    "ISNA": r"ISNA",
    "Tasnim": r"Tasnim(?: News Agency)?",
    "Fars": r"Fars(?: News Agency)?",
    "SANA": r"SANA",
    "WAM": r"WAM",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI|Asian News International",
    "IANS": r"IANS",
    "Yonhap": r"Yonhap(?: News Agency)?",
    "Bloomberg": r"Bloomberg(?: News)?",
    "PA": r"PA(?: Media)?|Press Association",
}
#: Any of their names, as a pattern: where only agencies stand, and in a sentence.
WIRES = "|".join(NAMES.values())
SPOKEN_OF = WIRES.replace("|AA|", "|").replace("|PA(?: Media)?|", "|PA Media|")
#: Whose pictures captions and credits name.
PICTURES = "AP|AFP|Reuters|Getty|EPA"
