"""Statuses and outcomes on a page: each is that of its action or its promise, in the words of the dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from selectolax.lexbor import LexborNode

from motiespoor import dutch
from motiespoor.derive.comparison import pairs
from motiespoor.derive.deadlines import Outcome, deadlines
from motiespoor.derive.names import phrases
from motiespoor.derive.succession import MILESTONES
from motiespoor.model.measure import Action, Measure
from motiespoor.press.built import Page
from motiespoor.press.proof.known import DAY, Known, count_in
from motiespoor.problem import clipped
from motiespoor.render.promises import stands
from motiespoor.render.sentences import named

_TIMES = "× "
_METHOD = "methode"  # has a list of all outcomes
_SILENT = "stil"  # of an action of which there is no news
_SINCE = re.compile(rf"geen nieuws over deze actie sinds {DAY.pattern}")
_GROUP = re.compile(r'<h2 id="([^"]*)"(.*?)(?=<h2|$)', re.DOTALL)


Steps = dict[tuple[str, str], set[str]]  # by the status before and after: what is told of the change


class Signs:
    """What each action and each promise of a dossier must be shown as."""

    def __init__(self, known: Known) -> None:
        dossier = known.dossier
        self.said = phrases(dossier)
        self.outcomes = {each.value: dutch.capital(self.said.told(each.label)) for each in Outcome}
        self.named = {each.id: named(self.said, each) for each in dossier.statuses}
        self.labels = {each.id: each.label for each in dossier.statuses}
        self.measures = {f"maatregelen/{each.slug}": each for each in dossier.measures}
        self.by_slug = {each.slug: each for each in dossier.measures}
        self.actions = {
            f"{measure.slug}/#actie-{action.id}": action for measure in dossier.measures for action in measure.actions
        }
        self.between = {f"ronden/{old.sheet.id}-naar-{new.sheet.id}" for old, new in pairs(dossier.rounds)}
        self.promises = {each.milestone.id: each for each in deadlines(dossier, known.today)}
        self.today = known.today
        self._steps: dict[int, Steps] = {}

    def steps(self, action: Action) -> Steps:
        """What is told of an action that went from one status to another; others may stand between two rounds."""
        found = self._steps.get(id(action))
        if found is None:
            found = self._steps[id(action)] = {}
            told = [(each.status, " ".join((each.explanation or "").split())) for each in action.updates]
            for (old, _), (new, why) in combinations(told, 2):
                found.setdefault((old, new), set()).add(why)
        return found


def statuses_are_named(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure the word of a status is the one that goes with its sign and its colour."""
    for node in page.found(".status[data-status]", "data-status"):
        status = node.attributes.get("data-status") or ""
        if (said := _text(node).partition(f" {_TIMES}")[0]) != signs.labels.get(status):
            yield f"bij status '{clipped(status)}' staat '{clipped(said)}'."


def statuses_are_those_of_the_actions(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure the page of a measure shows of each action the statuses that it has and had, each with its day."""
    measure = signs.measures.get(page.address)
    if measure is None:
        return
    for action in measure.actions:
        heading = page.tree.css_first(f"#actie-{action.id}")
        now = heading.parent.css(".status") if heading is not None and heading.parent is not None else []
        if _statuses(now)[:1] != [action.current.status]:
            yield f"actie '{clipped(action.title)}' heeft hier een andere status dan in het dossier."
    shown: dict[str, list[tuple[str, str]]] = {}
    for section in page.tree.css("section.jaren"):
        title = _text(section.css_first("h3"))
        for item in section.css("ol.tijdlijn > li"):
            day = item.css_first("time")
            told = _statuses(item.css(".status"))
            shown.setdefault(title, []).append(
                ((day.attributes.get("datetime") or "") if day is not None else "", told[0] if told else "")
            )
    for action in measure.actions:
        meant = [(each.date.isoformat(), each.status) for each in action.updates]
        if action.title in shown and not _among(meant, shown[action.title]):
            yield f"de standen van actie '{clipped(action.title)}' zijn hier andere dan in het dossier."


def _among(meant: Sequence[tuple[str, str]], shown: Sequence[tuple[str, str]]) -> bool:
    """Whether all that is meant is shown; two actions of a measure may have one title."""
    return not Counter(meant) - Counter(shown)


def measures_are_counted(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure a list of measures says of each how many actions have which status now, and counts its blocks right."""
    for item in page.found("ol.maatregellijst > li", "maatregellijst"):
        link = item.css_first(".maatregellijst__naam a")
        address = (link.attributes.get("href") or "") if link is not None else ""
        measure = signs.by_slug.get(address.rstrip("/").rpartition("/")[2])
        if measure is None:
            yield f"'{clipped(address)}' is geen maatregel van het dossier."
            continue
        if _text(item.css_first(".maatregellijst__nummer")) != measure.number or _text(link) != measure.title:
            yield f"maatregel {measure.number} heeft hier een ander nummer of een andere titel."
        if _counted(item.css(".maatregellijst__nu .status")) != Counter(
            each.current.status for each in measure.actions
        ):
            yield f"maatregel {measure.number}: de statussen van nu zijn hier andere dan in het dossier."
        for blocks in item.css(".blokken"):
            words = [_text(each) for each in blocks.css(".onzichtbaar")]
            drawn = Counter(each.attributes.get("data-status") or "" for each in blocks.css(".blokje"))
            meant = [f"{number} {signs.named.get(each, '')}" for each, number in drawn.items()]
            if words != (meant or words[:1]) or not _has_round(
                measure, _text(blocks.css_first(".blokken__ronde")), drawn
            ):
                yield f"maatregel {measure.number}: de blokjes en de woorden per ronde passen niet bij elkaar of bij het dossier."


def _has_round(measure: Measure, name: str, drawn: Counter[str]) -> bool:
    """Whether a round may look so: no more of a status than the measure has actions that ever had it."""
    ever = Counter(status for action in measure.actions for status in {each.status for each in action.updates})
    return all(number <= ever[status] for status, number in drawn.items()) or not name


def promises_stand_as_they_are(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure a promise has the outcome that follows from what is known of it, and in the words that go with it."""
    for item in page.found("li.belofte[id]", "belofte"):
        deadline = signs.promises.get((item.attributes.get("id") or "").removeprefix("mijlpaal-"))
        said = item.css_first(".belofte__uit")
        if deadline is None or said is None:
            yield f"belofte '{clipped(item.attributes.get('id') or '')}' staat niet in het dossier, of heeft geen uitkomst."
            continue
        title = item.css_first(".belofte__wat > *")
        text = _text(said)
        if _text(title) != " ".join(deadline.milestone.title.split()):
            yield f"belofte '{clipped(deadline.milestone.title)}' heeft hier een andere titel."
        line = item.css_first(".belofte__lijn")
        if line is None or not line.attributes.get("aria-label"):
            yield f"belofte '{clipped(deadline.milestone.title)}' heeft hier geen lijn in de tijd."
        if said.attributes.get("data-uitkomst") != deadline.outcome.value or text != signs.said.told(
            stands(deadline, signs.today)
        ):
            yield f"belofte '{clipped(deadline.milestone.title)}' heeft hier een andere uitkomst: '{clipped(text)}'."


def outcomes_are_those_of_the_promises(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure the word of an outcome goes with its sign, and behind the name of a promise it is the outcome of that promise."""
    for node in page.found(".uitkomst[data-uitkomst]", "data-uitkomst"):
        outcome, said = node.attributes.get("data-uitkomst") or "", _text(node)
        words = signs.outcomes.get(outcome, "")
        if said != words and not (outcome == _SILENT and _SINCE.fullmatch(said)):
            yield f"bij uitkomst '{clipped(outcome)}' staat '{clipped(said)}'."
        before = node.prev
        while before is not None and before.tag != "a":
            before = before.prev
        name = ((before.attributes.get("href") or "") if before is not None else "").partition("#mijlpaal-")[2]
        deadline = signs.promises.get(name)
        if deadline is None and outcome != _SILENT and page.address != _METHOD:
            yield f"de uitkomst '{clipped(said)}' staat bij geen belofte."
        if deadline is not None and outcome != deadline.outcome.value:
            yield f"belofte '{clipped(deadline.milestone.title)}' heeft hier een andere uitkomst: '{clipped(said)}'."


def changes_are_those_of_the_actions(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure what a comparison of two rounds says of an action happened to it, and is told in the words of then."""
    if page.address not in signs.between:
        return
    for item, link in _led_from(page.tree.css('article li a[href*="#actie-"]')):
        action = signs.actions.get((link.attributes.get("href") or "").rpartition("maatregelen/")[2])
        if action is None or len(said := _statuses(item.css(".status"))) != 2:
            continue
        told = _text(item).rpartition(_text(item.css_first(".oorzaak")))[2].removeprefix(".").strip()
        # A list of a measure gives no words.
        steps = signs.steps(action).get((said[0], said[1]), set())
        if not steps or told not in ("", *steps):
            yield f"wat hier met actie '{clipped(action.title)}' gebeurde, staat zo niet in het dossier."


def outcomes_are_counted(page: Page, _: Signs) -> Iterator[str]:
    """Ensure a number of promises that leads to a list of them is how many that list has."""
    counted = page.found("ul.tel > li > a", "tel")
    listed = {name: part.count('<li class="belofte"') for name, part in _GROUP.findall(page.text)} if counted else {}
    for item in counted:
        number = listed.get((item.attributes.get("href") or "").removeprefix("#"))
        if count_in(_text(item.css_first("b"))) != number:
            yield f"bij '{clipped(_text(item))}' hoort het getal {number}."


def promises_are_all_there(page: Page, signs: Signs) -> Iterator[str]:
    """Ensure a page has the promises that it is about, each once."""
    if page.address == MILESTONES:
        meant = sorted(signs.promises)
    elif page.address in signs.measures:
        meant = sorted(each.id for each in signs.measures[page.address].milestones)
    else:
        return
    found = sorted((each.attributes.get("id") or "").removeprefix("mijlpaal-") for each in page.tree.css("li.belofte"))
    if found != meant:
        yield "de beloften op deze pagina zijn niet die van het dossier."


def lists_are_counted(page: Page, _: Signs) -> Iterator[str]:
    """Ensure what says how many claims follow is followed by so many."""
    register = page.tree.css_first(".register") if page.address == "bronnen" else None
    if register is not None:
        told, number = count_in(_text(register.css_first(".inleiding"))), len(register.css("details.vouwregel"))
        if told != number:
            yield f"er staan {number} bronnen op deze pagina, en zij zegt '{told}'."
    for claims in page.found("ul.beweringen", "beweringen"):
        before = claims.prev
        while before is not None and before.tag != "p":
            before = before.prev
        if before is not None and count_in(_text(before)) != len(claims.css("li")):
            yield f"na '{clipped(_text(before))}' staan er {len(claims.css('li'))}."


def _led_from(links: Iterable[LexborNode]) -> Iterator[tuple[LexborNode, LexborNode]]:
    """Each item of a list that one of these links stands in, with its first link."""
    seen: set[int] = set()
    for link in links:
        around = link.parent
        while around is not None and around.tag != "article":
            if around.tag == "li" and around.mem_id not in seen:
                seen.add(around.mem_id)
                yield around, link
            around = around.parent


def _counted(nodes: Sequence[LexborNode]) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in nodes:
        times = _text(node).partition(_TIMES)[2]
        found[node.attributes.get("data-status") or ""] += count_in(times) or 1
    return found


def _statuses(nodes: Sequence[LexborNode]) -> list[str]:
    return [each.attributes.get("data-status") or "" for each in nodes]


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


RULES = (
    statuses_are_named,
    statuses_are_those_of_the_actions,
    measures_are_counted,
    promises_stand_as_they_are,
    promises_are_all_there,
    outcomes_are_those_of_the_promises,
    changes_are_those_of_the_actions,
    outcomes_are_counted,
    lists_are_counted,
)
