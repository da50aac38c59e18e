from __future__ import annotations

from pathlib import Path

import pytest

from grader.explore import kept
from grader.explore.kept import Rewritten, rewritten
from grader.explore.rewriter import Site

MADE = Rewritten(compile("x = 1", "m.py", "exec"), (Site("m", 1, 0, "x"),), frozenset({"x"}))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    source = tmp_path / "m.py"
    source.write_text("x = 1")
    return source


def never() -> Rewritten:
    raise AssertionError("it was kept")


def files(source: Path) -> list[Path]:
    return sorted((source.parent / "__pycache__").glob("*.rewritten"))


def test_a_module_is_rewritten_once_and_comes_back_as_it_was(source: Path) -> None:
    assert rewritten("m", source, 1, lambda: MADE) == MADE
    assert rewritten("m", source, 1, never) == MADE


def test_a_new_source_is_rewritten_again_and_the_old_file_goes(source: Path) -> None:
    rewritten("m", source, 1, lambda: MADE)
    old = files(source)

    source.write_text("x = 1000")
    rewritten("m", source, 1, lambda: MADE)

    assert len(files(source)) == 1
    assert files(source) != old


def test_another_first_site_is_another_code(source: Path) -> None:
    rewritten("m", source, 1, lambda: MADE)

    with pytest.raises(AssertionError):
        rewritten("m", source, 2, never)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe3" + b"\0" * 40])
def test_a_damaged_file_is_made_again(source: Path, content: bytes) -> None:
    rewritten("m", source, 1, lambda: MADE)
    files(source)[0].write_bytes(content)

    assert rewritten("m", source, 1, lambda: MADE) == MADE


def test_a_folder_that_cannot_be_written_is_no_hindrance(source: Path) -> None:
    (source.parent / "__pycache__").write_text("a file in the way")

    assert rewritten("m", source, 1, lambda: MADE) == MADE
