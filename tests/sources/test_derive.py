"""Derivation: the same bytes from the originals, and a plain sentence for each fault, with data/ left as it was."""

import hashlib
import shutil

import pytest

from companion import paths
from companion.errors import CompanionError
from companion.sources import derive

DERIVE = ("-m", "companion.sources.derive")


@pytest.mark.slow
def test_the_same_bytes(originals):
    assert derive.main(["--check"]) == 0


class Broken:
    """A copy of the project with originals of its own, to be broken."""

    def __init__(self, copy, folder, originals):
        self.copy, self.folder, self.originals = copy, folder, originals
        folder.mkdir()
        self.before = self.contents()

    def contents(self):
        return {path.name: path.read_bytes() for path in (self.copy.root / "data").iterdir() if path.is_file()}

    def put(self, name, old=None, new=None, origin_id=None):
        """Lay out an original, changed if told; with `origin_id` the record takes the new hash, as if the producer had published it."""
        shutil.copyfile(self.originals[name], self.folder / name)
        if old is not None:
            content = (self.folder / name).read_bytes()
            assert old in content
            (self.folder / name).write_bytes(content.replace(old, new, 1))
        if origin_id:
            self.copy.edit(f"data/origins/{origin_id}.yml", hashlib.sha256(self.originals[name].read_bytes()).hexdigest(), hashlib.sha256((self.folder / name).read_bytes()).hexdigest())

    def says(self, *tables, **environ):
        """What `companion data` says when it fails; data/ must be as it was before."""
        self.before = self.contents()
        status, said = self.copy.run(*DERIVE, *tables, COMPANION_ORIGINALS=str(self.folder), **environ)
        assert status == 1 and "Traceback" not in said, said
        assert self.contents() == self.before
        return said


@pytest.fixture
def broken(tmp_path, bare_copy, originals):
    return Broken(bare_copy("copy"), tmp_path / "originals", originals)


IMF, BACI, COW = "imf_imts_russia_by_partner_2016_2024.csv", "baci_russia_china_processed_2017_2023.csv", "cow_trade_ndy.rda"
OTHERS = ("imf_dots_15_countries_monthly_2011_2020.csv", "imf_dots_china_imports_by_partner_2010_2022.xlsx", "unctad_trade_matrix_2015_15DiGraph_All.dta", "wits_china_exports_by_partner_2022.xlsx", "comtrade_imports_chn_from_rus_2017_2024.csv")


def test_a_changed_byte(broken):
    broken.put(IMF, b"TUV.A", b"TUV.B")
    said = broken.says("trade_groups")
    assert "data/origins/imf_imts.yml" in said and IMF in said and "are not those of the record" in said and "What to do" in said


def test_a_missing_file(broken, tmp_path):
    said = broken.says("leader_witnesses", XDG_CACHE_HOME=str(tmp_path / "cache"), HTTPS_PROXY="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    assert "the original archigos.rda is in none of" in said and "raw.githubusercontent.com" in said and "COMPANION_ORIGINALS" in said


def test_a_column_that_is_gone(broken):
    broken.put(IMF, b"COUNTERPART_COUNTRY.ID", b"PARTNER.ID", origin_id="imf_imts")
    said = broken.says("trade_groups")
    assert IMF in said and "the column COUNTERPART_COUNTRY.ID is gone" in said and "What to do" in said


def test_an_unknown_country_code(broken):
    content = broken.originals[IMF].read_bytes()
    line = next(line for line in content.splitlines(keepends=True) if b",TUV," in line or b'"TUV"' in line)
    broken.put(IMF, line, line.replace(b"TUV", b"QQQ"), origin_id="imf_imts")
    said = broken.says("trade_groups")
    assert f"{IMF}, row 2: unknown country code 'QQQ'" in said and "country_codes.csv" in said


def test_a_unit_that_changed(broken):
    broken.put(IMF, b'"6","Millions"', b'"9","Billions"', origin_id="imf_imts")
    said = broken.says("trade_groups")
    assert f"{IMF}, row 2: SCALE.ID is" in said and "What to do" in said


def test_a_source_that_has_healed(broken):
    for name in (IMF, BACI, COW, *OTHERS):
        broken.put(name)
    broken.copy.edit("data/corrections.yml", "expect: {imports_usd: 5766351071}", "expect: {imports_usd: 5766351070}")
    said = broken.says("trade")
    assert "data/corrections.yml" in said and "imports_usd = 5766351071" in said and "healed" in said


def test_an_unknown_leader(broken):
    broken.put("archigos.rda")
    broken.copy.edit("data/collected/leader_names.csv", "Hua Guofeng,Hua Guofeng", "Hua Guofeng,Hua Kuo-feng")
    old = hashlib.sha256((paths.COLLECTED / "leader_names.csv").read_bytes()).hexdigest()
    broken.copy.edit("data/origins/leader_names.yml", old, hashlib.sha256((broken.copy.root / "data/collected/leader_names.csv").read_bytes()).hexdigest())
    said = broken.says("leader_witnesses")
    assert "archigos.rda, row" in said and "unknown leader 'Hua Guofeng'" in said


def test_an_unknown_table():
    with pytest.raises(CompanionError, match="no table trad.*trade"):
        derive.main(["trad"])
