"""Files are read and written whole, and everything about them that is not their text is kept."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from factcheck.files import read_whole, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="as Unix has permissions and links")


def test_permissions_stay(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_new_file_is_as_readable_as_any(tmp_path):
    (tmp_path / "usual").write_text("")
    write_whole(tmp_path / "ours", b"new")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_one(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_link_to_nothing_gets_its_target(tmp_path):
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give files away")
def test_the_owner_stays(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("old")
    os.chown(path, 12345, 12346)
    write_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


def test_a_device_is_written_to():
    write_whole(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("name", ["x" * 255, "漢" * 85])
def test_a_name_as_long_as_may_be(tmp_path, name):
    write_whole(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


def test_what_a_killed_run_left_is_removed_later(tmp_path):
    path = tmp_path / "report.txt"
    write_whole(path, b"old")
    left, recent, other = (
        tmp_path / name for name in (".report.txt.1.ab.new", ".report.txt.2.ab.new", ".x.1.ab.new")
    )
    for one in (left, recent, other):
        one.write_text("half")
    for one in (left, other):
        os.utime(one, (1_000_000_000, 1_000_000_000))
    write_whole(path, b"new")
    assert sorted(tmp_path.iterdir()) == sorted([path, recent, other])


@pytest.mark.parametrize("name", ["", "/dev/null", "missing"])
def test_only_files_are_read(tmp_path, name):
    with pytest.raises(OSError, match=r"directory|device|No such"):
        read_whole(tmp_path / name)
