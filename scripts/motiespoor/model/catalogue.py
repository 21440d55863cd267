"""What a publication says of itself to data portals, beside its name and who publishes it."""

from __future__ import annotations

from motiespoor.model.fields import AreaRef, Official, Worded, key, origin_field, record
from motiespoor.problem import Origin


class Theme(Worded):
    """The themes of the European data portals (EU Vocabularies, Data theme); there are no others."""

    AGRICULTURE = "landbouw", "landbouw, visserij, bosbouw en voeding"
    ECONOMY = "economie", "economie en financiën"
    EDUCATION = "onderwijs", "onderwijs, cultuur en sport"
    ENERGY = "energie", "energie"
    ENVIRONMENT = "milieu", "milieu"
    GOVERNMENT = "overheid", "overheid en publieke sector"
    HEALTH = "gezondheid", "gezondheid"
    INTERNATIONAL = "internationaal", "internationale vraagstukken"
    JUSTICE = "justitie", "justitie, rechtsstelsel en openbare veiligheid"
    REGIONS = "regio", "regio's en steden"
    SOCIETY = "samenleving", "bevolking en samenleving"
    TECHNOLOGY = "techniek", "wetenschap en technologie"
    TRANSPORT = "vervoer", "vervoer"


@record
class OfficialArea:
    """Under which address governments know an area."""

    area: AreaRef = key("gebied", "Gebied", "De code uit gebieden.csv.")
    address: Official = key("adres", "Adres", "Het officiële adres van dit gebied.")
    origin: Origin = origin_field()


@record
class Portals:
    """What data portals want to know of the data; what a government promised is about the government in any case."""

    themes: tuple[Theme, ...] = key(
        "themas",
        "Thema's",
        "Waar de gegevens over gaan; zonder dit: overheid.",
        default=(Theme.GOVERNMENT,),
        filled=True,
    )
    publisher: Official | None = key(
        "uitgever", "Uitgever", "Het officiële adres van de uitgever, als die er een heeft.", default=None
    )
    areas: tuple[OfficialArea, ...] = key(
        "gebieden", "Gebieden", "Onder welk officieel adres een gebied bekend is.", default=()
    )
    origin: Origin = origin_field()
