"""The words for what is new about a row of a register."""

from __future__ import annotations

from motiespoor import dutch
from motiespoor.change.opening import Point
from motiespoor.change.registers import RowNews
from motiespoor.change.wording import Wording
from motiespoor.model.fields import Family
from motiespoor.model.register import RegisterEnd, RegisterTable, Value


def row_news(news: RowNews, wording: Wording) -> Point:
    """What a field of a row held and holds; of an entry of its history also when, why, and on what it rests."""
    style, entry = wording.style, news.entry
    about = style.text(f"{news.table.package.title}, {news.table.title(news.row)}")
    was, now = (style.strong(_said(each, news, wording)) for each in (news.was, news.now))
    told = f"{about}: {style.text(dutch.uncapital(news.title))} van {was} naar {now}"
    if entry is None:
        return (told,)
    below = [f"toelichting: {style.text(entry.explanation)}"]
    below += [f"rust op: {style.text(dutch.cited(each, wording.sources[each.source]))}" for each in entry.evidence]
    return (f"{told}, op {dutch.day(entry.date)} (oorzaak: {entry.cause.label})", *below)


def end_of(table: RegisterTable, ended: RegisterEnd, wording: Wording) -> Point:
    """That a register is not filled any more: since when, why, and on what that rests."""
    style = wording.style
    below = [f"reden: {style.text(ended.reason)}"]
    below += [f"rust op: {style.text(dutch.cited(each, wording.sources[each.source]))}" for each in ended.evidence]
    title = style.text(table.package.title)
    return (f"{title}: {style.strong('niet meer bijgehouden')} sinds {dutch.day(ended.date)}", *below)


def _said(value: Value, news: RowNews, wording: Wording) -> str:
    """A value as readers see it."""
    if value is None:
        return "leeg"
    register = news.table.register
    if news.field == register.fields.status:
        return next((each.label for each in register.statuses if each.id == value), str(value))
    family = register.families.get(news.field)
    if family is not None:
        return dutch.listed(
            _called(family, each, wording) for each in (value if isinstance(value, tuple) else (value,))
        )
    return wording.value(value, str)


def _called(family: Family, name: object, wording: Wording) -> str:
    return wording.called(family, str(name))
