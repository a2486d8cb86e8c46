"""More saved news pages, each laid out as another kind of site, agency, letter or print-out does it. Invented from end to end."""
# ruff: noqa: E501 - a paragraph of a saved page is one line

from tests.gather.saved_layouts import Saved

P1 = "A drone struck a fuel depot outside the river town of Belmora before dawn on Thursday, killing at least six workers and setting two storage tanks alight, the regional governor said."
P2 = "“We heard a buzzing and then the whole sky was orange,” said Tomas Verin, a driver who had been waiting at the gate."
P3 = "The army of Karsov said its air defences had shot down eleven of fourteen drones overnight. It did not say how the depot was hit."
P4 = "Foreign Minister Dana Holt will fly to Lisport on Friday for talks with her counterpart, her office said."
BODY = (P1, P2, P3, P4)
SPACED, CLOSE = "\n\n".join(BODY), "\n".join(BODY)
TITLE = "Drone strike on Belmora fuel depot kills six"
SITES: dict[str, Saved] = {
    "browser save as text (skip links, menus, live badge, byline + datetime, share)": Saved(
        f"""Skip to content
Skip to main menu
Sections
Home
World
Politics
Business
Culture
Sign in
Subscribe

World

{TITLE}

Governor says two storage tanks are on fire as rescue crews search for missing

Share this article

Marta Klein
in Lisport
Thu 14 Mar 2030 07.42 GMT
Last modified on Thu 14 Mar 2030 11.05 GMT

{SPACED}

Explore more on these topics
Karsov
Drones
news
Reuse this content
Most viewed
Storm names itself
The baker who would not leave
""",
        title=TITLE,
        author="Marta Klein",
        published="2030-03-14 07:42",
        body=("Governor says two storage tanks are on fire as rescue crews search for missing", *BODY),
    ),
    "reader mode print (site host, title, author, minutes)": Saved(
        f"""thelisportpost.example

{TITLE}

Ana Brill

4–5 minutes

{SPACED}
""",
        title=TITLE,
        author="Ana Brill",
        body=BODY,
    ),
    "e-mail newsletter paste (From/Date/Subject headers)": Saved(
        f"""From: The Daily Ledger <news@ledger.example>
Date: Thu, 14 Mar 2030 06:30:00 -0400
Subject: {TITLE}
To: reader@mail.example

View in browser

{SPACED}

You received this email because you signed up for The Daily Ledger.
Unsubscribe | Manage preferences
""",
        title=TITLE,
        source="The Daily Ledger",
        published="2030-03-14 10:30",
        body=BODY,
    ),
    "print view with URL and page numbers": Saved(
        f"""{TITLE} - Lisport Times
https://www.lisporttimes.example/world/drone-strike?print=1

{TITLE}
By Joel Hart, Staff Writer
Published: 14/03/2030 09:15 CET

{SPACED}

This article was printed from https://www.lisporttimes.example/world/drone-strike
Page 1 of 2
""",
        title=TITLE,
        source="Lisport Times",
        author="Joel Hart",
        published="2030-03-14 08:15",
        url="https://www.lisporttimes.example/world/drone-strike?print=1",
        body=BODY,
    ),
    "wire dump with slug, urgent codes": Saved(
        f"""KARSOV-DRONES/DEPOT (UPDATE 2)
UPDATE 2-{TITLE}
14-Mar-2030 06:58:12 GMT

* Two tanks on fire
* Army says 11 of 14 drones shot down

By Pavel Orlan and Ines Duarte

BELMORA, Karsov, March 14 (Wirepress) - {SPACED}

(Reporting by Pavel Orlan in Belmora and Ines Duarte in Lisport; Editing by Sam Cole)
((pavel.orlan@wirepress.example; +44 20 0000 0000))
""",
        title="UPDATE 2-" + TITLE,
        author="Pavel Orlan and Ines Duarte",
        published="2030-03-14 06:58",
        body=("BELMORA, Karsov, March 14 (Wirepress) - " + P1, P2, P3, P4),
    ),
    "AMP-ish Indian (Edited By, Updated, ALL CAPS place)": Saved(
        f"""Deccan Gazette
News / World / {TITLE}

{TITLE}

Edited By: Ritu Sharma
Updated: March 14, 2030 3:05 pm IST

Follow us on Google News

{SPACED}

Also Read | Why Belmora matters to both armies

(This story has not been edited by our staff and is auto-generated from a syndicated feed.)
First published on: Mar 14, 2030 01:20 PM IST
""",
        title=TITLE,
        source="Deccan Gazette",
        author="Ritu Sharma",
        published="2030-03-14 07:50",
        body=BODY,
    ),
    "German": Saved(
        """Startseite > Politik > Ausland

Drohnenangriff auf Treibstofflager in Belmora: Sechs Tote

Stand: 14.03.2030 08:15 Uhr

Bei einem Drohnenangriff auf ein Treibstofflager nahe der Stadt Belmora sind mindestens sechs Arbeiter getötet worden, wie der Gouverneur mitteilte.

Von Klara Stein, Lisport

Die Armee von Karsov erklärte, ihre Luftabwehr habe elf von vierzehn Drohnen abgeschossen. Wie das Lager getroffen wurde, sagte sie nicht.

Teilen
Drucken
""",
        title="Drohnenangriff auf Treibstofflager in Belmora: Sechs Tote",
        author="Klara Stein",
        published="2030-03-14 07:15",
        body=(
            "Bei einem Drohnenangriff auf ein Treibstofflager nahe der Stadt Belmora sind mindestens sechs Arbeiter getötet worden, wie der Gouverneur mitteilte.",
            "Die Armee von Karsov erklärte, ihre Luftabwehr habe elf von vierzehn Drohnen abgeschossen. Wie das Lager getroffen wurde, sagte sie nicht.",
        ),
    ),
    "French": Saved(
        """Accueil › International

Frappe de drone sur un dépôt de carburant à Belmora : six morts

Par Luc Armand avec AFP
Publié le 14 mars 2030 à 08h30 • Mis à jour le 14 mars 2030 à 12h10
Temps de lecture : 2 min

Un drone a frappé jeudi avant l’aube un dépôt de carburant près de la ville de Belmora, tuant au moins six ouvriers, a annoncé le gouverneur de la région.

L’armée du Karsov a affirmé avoir abattu onze des quatorze drones lancés dans la nuit, sans dire comment le dépôt avait été touché.

Lire aussi : Pourquoi Belmora compte
Partager
""",
        title="Frappe de drone sur un dépôt de carburant à Belmora : six morts",
        author="Luc Armand",
        published="2030-03-14 08:30",
        body=(
            "Un drone a frappé jeudi avant l’aube un dépôt de carburant près de la ville de Belmora, tuant au moins six ouvriers, a annoncé le gouverneur de la région.",
            "L’armée du Karsov a affirmé avoir abattu onze des quatorze drones lancés dans la nuit, sans dire comment le dépôt avait été touché.",
        ),
    ),
    "US paper (By NAME in caps, AP dateline, Updated ET, photo captions, paywall note)": Saved(
        f"""The Hartwell Tribune

NATION & WORLD

{TITLE}

By ELENA MARSH Associated Press
Updated March 14, 2030 7:12 a.m. ET

1 of 6 | Firefighters work at a burning fuel depot in Belmora, Karsov, Thursday, March 14, 2030. (AP Photo/Jan Kovel)

BELMORA, Karsov (AP) — {SPACED}

___

Associated Press writer Ines Duarte in Lisport contributed to this report.

You have 2 free articles remaining this month.
Subscribe today for $1
Copyright 2030 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
""",
        title=TITLE,
        source="The Hartwell Tribune",
        author="Elena Marsh",
        published="2030-03-14 11:12",
        body=("BELMORA, Karsov (AP) — " + P1, P2, P3, P4),
    ),
    "A list of links amid the text (dash labels, 'Published On', list of stories, advertisement)": Saved(
        f"""LIVE
News|Drone Strikes

{TITLE}

Governor of the eastern region says two tanks are alight and that four people are still missing.

A column of smoke over Belmora [File: Ivo Pelt/Wirepress]

By News Desk Staff and Wirepress

Published On 14 Mar 2030
14 Mar 2030

Click here to share on social media

Save

{P1}

Recommended Stories
list of 3 items
list 1 of 3
What we know about the river front
list 2 of 3
Karsov’s drone makers
list 3 of 3
A timeline of the war
end of list

{P2}

Advertisement

{P3}

{P4}

Source: News Desk and news agencies
""",
        title=TITLE,
        author="News Desk Staff and Wirepress",
        published="2030-03-14 00:00",
        date_only=True,
        body=("Governor of the eastern region says two tanks are alight and that four people are still missing.", *BODY),
    ),
    "'x hours ago', name under title, role, 'Getty Images' credits": Saved(
        f"""{TITLE}

3 hours ago

Share

Save

Hanna Weld
Eastern Europe correspondent, Lisport

Reuters Smoke rises over oil tanks in BelmoraReuters
Smoke could be seen from the town of Orlo, 20 km away

{P1}

{P2}

Getty Images A fire engine parked in front of a burning tankGetty Images

{P3}

{P4}

Related topics
Karsov
Drone warfare
""",
        title=TITLE,
        author="Hanna Weld",
        body=("Smoke could be seen from the town of Orlo, 20 km away", *BODY),
    ),
    "By X, Channel / N min read / Updated 5:12 PM EST, Thu March 14, 2030": Saved(
        f"""{TITLE}
By Rosa Lind and Peter Okoye, Channel Six
4 min read
Updated 5:12 PM EST, Thu January 24, 2030

{CLOSE}

Channel Six’s Ana Petrov contributed to this report.
""",
        title=TITLE,
        author="Rosa Lind and Peter Okoye",
        published="2030-01-24 22:12",
        body=BODY,
    ),
    "A long standfirst, a wire beside the byline, a row of buttons": Saved(
        f"""{TITLE}
Governor says two storage tanks are alight; army claims to have downed eleven of fourteen drones launched overnight
By Dov Harel and AFP
14 March 2030, 3:05 pm
  Edit
Facebook
Twitter
Email
0

{SPACED}

Support The Levant Ledger's independent journalism
Join The Community
© 2030 The Levant Ledger, All Rights Reserved
""",
        title=TITLE,
        source="The Levant Ledger",
        author="Dov Harel and AFP",
        published="2030-03-14 15:05",
        body=("Governor says two storage tanks are alight; army claims to have downed eleven of fourteen drones launched overnight", *BODY),
    ),
    "Iranian agency: News ID, service line, date": Saved(
        f"""PARDIS NEWS AGENCY
Politics
{TITLE}
14 March 2030 - 10:32
News ID: 8812345
BELMORA (PNA) – {SPACED}
HZ/AR
""",
        title=TITLE,
        published="2030-03-14 10:32",
        source="PARDIS NEWS AGENCY",
        body=("BELMORA (PNA) – " + P1, P2, P3, P4),
    ),
    "Turkish agency: name, date | update with separators dd.mm.yyyy": Saved(
        f"""{TITLE}

Governor of the eastern region says rescue crews search for four missing workers

Selin Aydın   | 14.03.2030 - Update : 14.03.2030

BELMORA, Karsov

{SPACED}
""",
        title=TITLE,
        author="Selin Aydın",
        published="2030-03-14 00:00",
        date_only=True,
        body=("Governor of the eastern region says rescue crews search for four missing workers", *BODY),
    ),
    "Spanish": Saved(
        """Portada > Internacional

Un ataque con drones contra un depósito de combustible en Belmora deja seis muertos

Elena Ruiz
Lisport - 14 mar 2030 - 09:40 CET

Un dron alcanzó el jueves antes del amanecer un depósito de combustible cerca de Belmora y mató al menos a seis trabajadores, según el gobernador.

El ejército de Karsov dijo que sus defensas habían derribado once de los catorce drones. No explicó cómo fue alcanzado el depósito.

Más información
Por qué importa Belmora
Archivado en
Guerra
""",
        title="Un ataque con drones contra un depósito de combustible en Belmora deja seis muertos",
        author="Elena Ruiz",
        published="2030-03-14 08:40",
        body=(
            "Un dron alcanzó el jueves antes del amanecer un depósito de combustible cerca de Belmora y mató al menos a seis trabajadores, según el gobernador.",
            "El ejército de Karsov dijo que sus defensas habían derribado once de los catorce drones. No explicó cómo fue alcanzado el depósito.",
        ),
    ),
    "think tank: Authors list, 'March 14, 2030 - 6:30 PM', footnotes": Saved(
        f"""Karsov Offensive Assessment, March 14, 2030
Mar 14, 2030 - 6:30 PM ET

Ana Brill, Tomas Orr, and Lena Vossk

{P1}[1]

{P2}

{P3}[2]

{P4}

[1] https://t.example/a/1
[2] https://t.example/b/2 ; https://t.example/c/3
""",
        title="Karsov Offensive Assessment, March 14, 2030",
        author="Ana Brill, Tomas Orr, and Lena Vossk",
        published="2030-03-14 22:30",
        body=(P1 + "[1]", P2, P3 + "[2]", P4),
    ),
    "UN relief report: labelled lines under title": Saved(
        f"""{TITLE}

News and Press Release
Source: Karsov Red Aid
Posted: 14 Mar 2030
Originally published: 13 Mar 2030
Origin: View original

{SPACED}
""",
        title=TITLE,
        source="Karsov Red Aid",
        published="2030-03-13 00:00",
        date_only=True,
        body=BODY,
    ),
    "US local TV: author, 'Posted: Mar 14, 2030 / 07:12 AM EDT'": Saved(
        f"""WXLT News 9

{TITLE}

by: JAN KOVEL, Associated Press

Posted: Mar 14, 2030 / 07:12 AM EDT

Updated: Mar 14, 2030 / 09:40 AM EDT

SHARE

{SPACED}

Copyright 2030 Nexora Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
""",
        title=TITLE,
        author="Jan Kovel",
        source="WXLT News 9",
        published="2030-03-14 11:12",
        body=BODY,
    ),
}
