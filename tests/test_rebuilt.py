"""Who knows only the address of a site can rebuild from its data what its pages say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from browsing import served
from rebuilding import Site, differences, national, registered, statuses_over_the_years
from test_ninth_register import root

__all__ = ["root"]  # a site with registers in which something changed


@pytest.mark.parametrize(("name", "rows"), [("built_small", 0), ("root", 9), ("built_real", 61)])
def test_what_is_rebuilt_is_what_the_pages_say(name: str, rows: int, request: pytest.FixtureRequest) -> None:
    """The statuses over the years, every value of the whole of every series, and every row of every register as it is now."""
    with served(request.getfixturevalue(name) / "site") as address:
        tried, wrong = differences(address)
        assert wrong == []
        assert tried > 50
        site = Site(address)
        assert len(statuses_over_the_years(site)) >= 3
        assert {name for name, _, number in national(site) if number is not None}
        assert len(list(registered(site))) == rows


def test_another_page_is_seen(built_small: Path, tmp_path: Path) -> None:
    """A value on a page that is not that of the data."""
    copy = Path(shutil.copytree(built_small / "site", tmp_path / "site"))
    with served(copy) as address:
        series, place, value = next(each for each in national(Site(address)) if each[2] is not None)
        page = copy / "cijfers/reeksen" / series / "index.html"
        before, row, after = page.read_text("utf-8").partition(f'id="{place}"')
        page.write_text(before + row + after.replace('<td class="getal"', '<td class="getal">9<i', 1), "utf-8")
        assert [each for each in differences(address)[1] if place in each] != []
    assert value is not None


def test_another_row_is_seen(root: Path, tmp_path: Path) -> None:
    """A row of a register that its page leaves where it was before something changed, and one that is not there at all."""
    copy = Path(shutil.copytree(root / "site", tmp_path / "site"))
    page = copy / "instrumenten/steigers/index.html"
    for path in (page, copy / "instrumenten/steigers/kaap/index.html"):
        path.write_text(path.read_text("utf-8").replace("In aanbouw", "Beloofd"), "utf-8")
    with served(copy) as address:
        (told,) = (each for each in differences(address)[1] if "'kaap'" in each)
        rebuilt, _, stands = told.partition(" and not ")
        assert "('status', 'in-aanbouw')" in rebuilt
        assert "'status'" not in stands
        page.write_text(page.read_text("utf-8").replace('id="rij-derde"', 'id="rij-anders"'), "utf-8")
        with pytest.raises(KeyError, match="rij-derde"):
            differences(address)
