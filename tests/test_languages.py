"""On Dutch pages, what a dossier has in another language says so (WCAG 3.1.2)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from conftest import TODAY
from motiespoor.derive.names import phrases
from motiespoor.dutch import capital
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import YesNo
from motiespoor.press.languages import Own, marked, own_texts
from motiespoor.render import sentences
from motiespoor.render.site import site_outputs
from test_third_round import no_picture, no_png

OWN = Own(frozenset({"Clean growth", "Debt & income", "On track", "Rate per 100,000"}), "en")
CASES = {
    "<h1>Clean growth</h1>": '<h1 lang="en">Clean growth</h1>',
    "<a href='x'>\n Debt &amp; income\n</a>": "<a href='x' lang=\"en\">\n Debt &amp; income\n</a>",
    "<p>Clean growth<b>!</b></p>": '<p><span lang="en">Clean growth</span><b>!</b></p>',
    "<p><b>1</b> On track </p>": '<p><b>1</b> <span lang="en">On track</span> </p>',
    "<li>8.5. Clean growth</li>": '<li>8.5. <span lang="en">Clean growth</span></li>',
    "<p>Debt &amp; income: 11,1 op 1 januari 2024</p>": '<p><span lang="en">Debt &amp; income</span>: 11,1 op 1 januari 2024</p>',
    "<p>Voor ‘Clean growth’ is niets gevonden.</p>": '<p>Voor ‘<span lang="en">Clean growth</span>’ is niets gevonden.</p>',
    "<p>Er zijn nog geen beloften.</p>": "<p>Er zijn nog geen beloften.</p>",
    '<p lang="fr">Clean growth</p>': '<p lang="fr"><span lang="en">Clean growth</span></p>',
    "<script>Clean growth</script><svg><text>Clean growth</text></svg>": "<script>Clean growth</script><svg><text>Clean growth</text></svg>",
}


@pytest.mark.parametrize(("page", "told"), CASES.items())
def test_a_text_of_the_dossier_says_its_language(page: str, told: str) -> None:
    """Alone in an element, within a sentence, behind a number and before a value; nothing else does."""
    head = "<html lang='nl'><head><title>Clean growth</title></head><body>"
    assert marked(f"{head}{page}</body></html>", OWN) == f"{head}{told}</body></html>"


def test_a_dossier_in_dutch_needs_no_marks(fiction: Dossier) -> None:
    """And one in another language has its titles, but not what stands in Dutch sentences."""
    assert own_texts(fiction) is None
    own = own_texts(replace(fiction, publication=replace(fiction.publication, language="en")))
    assert own is not None
    assert own.language == "en"
    assert {"Routes in gebruik", "Coëvaart", fiction.measures[0].title} <= own.texts
    assert not {"het aantal eilanders", "wijken", "Overzichten van het College", "Voorpagina", "Sectoren"} & own.texts


def test_a_status_in_another_language_stands_quoted_in_a_dutch_sentence(fiction: Dossier) -> None:
    """As it is, so that it is marked there; the sentence around it stays Dutch."""
    reached = replace(fiction.statuses[0], label="On track", final=YesNo.YES)
    said = phrases(replace(fiction, publication=replace(fiction.publication, language="en")))
    told = sentences.so_many(said, ((reached, 2),))
    assert told == "zijn er 2 ‘On track’"
    assert marked(f"<body><p>{told}</p></body>", OWN) == (
        '<body><p>zijn er 2 ‘<span lang="en">On track</span>’</p></body>'
    )
    assert sentences.ways_to_end(said, (reached,)) == "‘On track’"
    assert sentences.so_many(phrases(fiction), ((reached, 1),)) == "is er 1 on track"


def test_feeds_and_documents_say_the_language_of_the_dossier(fiction: Dossier) -> None:
    """A title that is the dossier's own, and no other; and the document where everything begins."""
    english = replace(fiction, publication=replace(fiction.publication, language="en"))
    found = {each.path: each.content for each in site_outputs(english, TODAY, no_picture, no_png, str)}
    feed = str(found["feeds/alles.xml"])
    assert 'xml:lang="nl">' in feed.partition("<entry>")[0]
    own = re.findall(r'<title type="text" xml:lang="en">([^<]*)<', feed)
    assert len(own) == len(fiction.events)
    assert f"{capital(fiction.events[0].kind)}: {fiction.events[0].title}" in {unescape(each) for each in own}
    assert json.loads(found["api/v1/index.json"])["taal"] == "en"
    assert ' xml:lang="en"' not in str(
        next(
            each.content
            for each in site_outputs(fiction, TODAY, no_picture, no_png, str)
            if each.path == "feeds/alles.xml"
        )
    )
