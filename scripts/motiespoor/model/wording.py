"""What a publication calls the things that every publication has."""

from __future__ import annotations

from motiespoor.model.fields import OneLine, Worded, key, origin_field, record
from motiespoor.problem import Origin


class Article(Worded):
    """The article of a Dutch word."""

    DE = "de", "de"
    HET = "het", "het"


@record
class Word:
    """What readers of a publication call something."""

    one: OneLine = key("een", "Eén", "In het enkelvoud: wijk.")
    many: OneLine = key("meer", "Meer", "In het meervoud: wijken.")
    article: Article = key("lidwoord", "Lidwoord", "De of het.", default=Article.DE)
    origin: Origin = origin_field()


@record
class Words:
    """What readers call that of which every publication has many; what is not named has the word of the program."""

    area: Word | None = key("gebied", "Gebied", "Een gebied dat deel is van het geheel.", default=None)
    sector: Word | None = key("sector", "Sector", "Een sector.", default=None)
    origin: Origin = origin_field()
