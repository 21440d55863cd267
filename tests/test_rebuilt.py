"""Who knows only the address of a site can rebuild from its data what its pages say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from browsing import served
from rebuilding import Site, differences, national, statuses_over_the_years


@pytest.mark.parametrize("root", ["built_small", "built_real"])
def test_what_is_rebuilt_is_what_the_pages_say(root: str, request: pytest.FixtureRequest) -> None:
    """The statuses over the years, and every value of the whole of every series."""
    with served(request.getfixturevalue(root) / "site") as address:
        tried, wrong = differences(address)
        assert wrong == []
        assert tried > 50
        site = Site(address)
        assert len(statuses_over_the_years(site)) >= 3
        assert {name for name, _, number in national(site) if number is not None}


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
