"""Names of persons who do not exist: given names anybody could have, family names nobody has.

The family names were put together for this list. `persons` draws from one origin at a time, so
that given and family name belong together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that belong together, how often they come, and which languages such persons read."""

    weight: int
    languages: str
    given: tuple[str, ...]
    family: tuple[str, ...]


def _origin(weight: int, languages: str, given: str, family: str) -> Origin:
    return Origin(weight, languages, tuple(given.split()), tuple(family.split()))


# Languages are drawn from the list as it stands: what stands twice comes twice as often.
HERE = _origin(
    60,
    "nb nb nb nb nn",
    """
    Ada Aksel Anne Arvid Astrid Atle Bente Birk Borghild Eirik Eivind Emil Endre Frida Gjertrud
    Gro Halvor Hanne Hedda Henrik Hilde Inga Ivar Jorunn Jostein Kari Karsten Kåre Live Magnhild
    Magnus Mari Mathias Mona Morten Nora Odd Oddvar Olaug Per Petter Randi Reidun Roar Rune Sander
    Sindre Siv Sondre Stine Synnøve Tobias Torill Trine Trond Turid Une Vegard Vigdis Åse Åsmund
    Øystein
    """,
    """
    Askelimo Bekkesletto Bjørkevangli Blåfjellmo Brattsnesli Bresundlien Dalekvamli Duesletta
    Einerhusli Elgtråkket Eplesund Fagerskogli Fjøsvollen Fururabben Geitsundet Gjøkelimo
    Granlunnåsen Grindavoll Grønskarmo Hasselvikli Heggsletten Hjortelunden Hyllestadmo
    Kalvebråten Kjerrvollmo Kleivsundet Kløvermoen Krokeskarli Kvitlunden Laksevågmo Lerkevangmo
    Ljosvollmo Lyngheimli Myrullåsen Mårvikli Nattlandsvoll Nøttelunden Ospesletto Raudhammarli
    Ravnsundmo Rognehaugli Rugsletten Røyrvikmo Selsvingen Skaresundli Skogtjernmo Snøvollen
    Sommarsundet Steinkverni Sveltåsen Svartbekkmo Tangvikåsen Teistholmli Tjelde-Moelund
    Tranesletto Trostelien Ulvesvadet Vinterstølmo Vårlienmo Åkersundmo Ørretåsen Østbekkli
    """,
)
ORIGINS = (
    HERE,
    _origin(
        9,
        "nb en en",
        "Bohdan Daryna Halyna Iryna Maksym Nadiya Ostap Roman Solomiya Taras Yaroslava Zlata",
        "Borovychenko Chornolyska Dubrovyna Horobchuk Kalynovenko Lisovychuk Stepovyna Zymovenko",
    ),
    _origin(
        7,
        "nb nb en",
        "Abdullahi Ayaan Deeqa Faarax Fadumo Hodan Ismaciil Khadra Liban Nasteexo Sahra Yasiin",
        "Barrewaal Cadaymo Diriyewe Gurmadle Harowaal Jaamacle Warsangule Xirsimo",
    ),
    _origin(
        7,
        "nb en nb",
        "Agnieszka Bartek Danuta Ewelina Grzegorz Halina Jolanta Kacper Marek Wojtek",
        "Brzozniak Dębikowski Jaworzyniak Klonowiecki Lipniarski Sosnowicki Wierzbowniak",
    ),
    _origin(
        6,
        "nb en en",
        "Adnan Basma Hala Iyad Layal Mazen Nour Omar Rana Samir Yara Ziad",
        "Al-Barquni Al-Sindiyani Darwazani Hamdounari Jabalari Qamarani Rihanawi Zaytounari",
    ),
    _origin(
        5,
        "nb en",
        "Abraha Bisrat Eden Filmon Hiwet Luam Mehari Rahwa Semere Yonas",
        "Berhanemo Gebrekal Haileweld Kidanelul Tesfagergi Woldekal Zeremikal",
    ),
    _origin(
        3,
        "nb en",
        "Ebru Emre Gülay Kerem Nazlı Selçuk Serpil Tolga",
        "Akbulutlar Çamdereli Dağpınarlı Gökyarlı Karadereoğlu Yeşilbükü",
    ),
    _origin(
        3,
        "nb nn en",
        "Anh Duc Huong Linh Minh Quang Thuy Tuan",
        "Bachlien Donglam Hoangsen Lamquyen Thanhlac Vuongha",
    ),
)
