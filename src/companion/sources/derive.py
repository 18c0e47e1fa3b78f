"""`companion data`: derive every table again from its originals; replace data/ only when all of it has succeeded.

A step is a function without arguments that returns a frame, for one table or for a part of one. To add a table,
write its record in data/schemas/ and its steps here.
"""

import filecmp
import functools
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

import pandas as pd

from companion import paths
from companion.errors import CompanionError
from companion.sources import (
    alliances, arms, baci, boundaries, chronology, claims, closeups, collected, comtrade, correct, cow_trade, crossings, disputes, documents, forces, imf_dots, imf_imts, investment, land,
    leaders, natural_earth, neighbours, package, people, pipelines, power, regimes, rivalries, towns, trade_totals, unctad, votes, wits, write,
)
from companion.sources.collected import as_it_stands

TABLES = {
    "trade": [cow_trade.derive, imf_imts.derive, imf_dots.among, imf_dots.china_imports, unctad.derive, wits.derive, comtrade.derive, baci.derive],
    "trade_groups": [imf_imts.groups],
    "trade_totals": [trade_totals.cow, trade_totals.atlas],
    "pair_trade": [trade_totals.pairs],
    "trade_months": [comtrade.monthly],
    "trade_goods": [baci.goods],
    "hs_headings": [as_it_stands("hs_headings", "hs_names")],
    "hs_sections": [as_it_stands("hs_sections", "hs_names")],
    "bloc_members": [as_it_stands("bloc_members", "blocs")],
    "capabilities": [power.nmc, power.milex, power.warheads, power.recent_warheads, power.wdi],
    "us_prices": [as_it_stands("us_prices", "us_prices")],
    "commodity_prices": [as_it_stands("commodity_prices", "commodity_prices")],
    "trade_statements": [as_it_stands("trade_statements", "trade_statements")],
    "mirror_causes": [as_it_stands("mirror_causes", "mirror_causes")],
    "investment": [as_it_stands("investment", "investment_facts"), investment.kazakhstan],
    "investment_cases": [as_it_stands("investment_cases", "investment_facts")],
    "settlements": [as_it_stands("settlements", "investment_facts")],
    "energy": [as_it_stands("energy", "energy_facts"), baci.energy],
    "energy_steps": [as_it_stands("energy_steps", "energy_facts")],
    "pipelines": [pipelines.derive],
    "pipeline_places": [as_it_stands("pipeline_places", "pipeline_route")],
    "after_2021": [as_it_stands("after_2021", "after_2021")],
    "central_asia_documents": [as_it_stands("central_asia_documents", "central_asia_facts")],
    "central_asia_opinion": [as_it_stands("central_asia_opinion", "central_asia_facts")],
    "partner_shares": [as_it_stands("partner_shares", "central_asia_facts")],
    "leaders": [leaders.posts],
    "leader_names": [leaders.names],
    "leader_witnesses": [leaders.archigos, leaders.reign],
    "leader_disagreements": [leaders.disagreements],
    "successions": [leaders.successions],
    "successions_compared": [leaders.elsewhere],
    "fall_reasons": [as_it_stands("fall_reasons", "fall_reasons")],
    "succession_events": [as_it_stands("succession_events", "succession_events")],
    "votes": [votes.pairs],
    "vote_topics": [votes.topics],
    "opposed_votes": [votes.quarrels],
    "ideal_points": [votes.points],
    "resolutions": [votes.resolutions, votes.resolutions_read],
    "disputes": [disputes.gml, disputes.cow],
    "dispute_codes": [as_it_stands("dispute_codes", "dispute_facts")],
    "dispute_events": [as_it_stands("dispute_events", "dispute_facts")],
    "rivalries": [rivalries.dreyer, rivalries.sakuwa],
    "alliances": [alliances.pairs],
    "alliance_shares": [alliances.shares],
    "arms": [arms.transfers],
    "arms_kinds": [arms.kinds],
    "arms_deals": [arms.deals],
    "regimes": [regimes.states],
    "regimes_world": [regimes.world],
    "exercises": [as_it_stands("exercises", "exercise_list")],
    "exercise_counts": [as_it_stands("exercise_counts", "exercise_list")],
    "meetings": [as_it_stands("meetings", "meeting_list")],
    "meeting_counts": [as_it_stands("meeting_counts", "meeting_list")],
    "opinion": [as_it_stands("opinion", "opinion_polls")],
    "pledges": [as_it_stands("pledges", "pledges")],
    "treaties": [collected.treaties],
    "events": [collected.events],
    "documents": [documents.derive],
    "crisis_steps": [as_it_stands("crisis_steps", "crisis_facts")],
    "crisis_places": [as_it_stands("crisis_places", "crisis_facts")],
    "obstacle_steps": [as_it_stands("obstacle_steps", "rapprochement_facts")],
    "obstacles": [as_it_stands("obstacles", "rapprochement_facts")],
    "positions": [as_it_stands("positions", "historians_positions")],
    "quotations": [as_it_stands("quotations", "essay_quotations")],
    "accused": [as_it_stands("accused", "accused_facts")],
    "names": [as_it_stands("names", "glossary_names")],
    "chronology": [lambda: chronology.chronology(derived)],     # made of the other tables
    "paragraphs": [claims.paragraphs],
    "claims": [claims.claims],
    "evidence": [claims.evidence],
    "border_sections": [boundaries.sections],
    "land_borders": [boundaries.land_borders],
    "border_neighbours": [neighbours.derive],
    "border_lengths": [neighbours.lengths],
    "border_troops": [forces.troops],
    "border_limits": [forces.limits],
    "frontier_lengths": [forces.lengths],
    "force_steps": [forces.steps],
    "islands": [neighbours.islands],
    "border_population": [people.population],
    "chinese_in_russia": [people.chinese_in_russia],
    "crossings": [crossings.derive],
    "crossing_events": [crossings.events],
    "places": [neighbours.places],
    "rivers": [natural_earth.rivers],
    "lakes": [natural_earth.lakes],
    "land": [land.derive],
    "border_lands": [land.ceded],
    "border_steps": [as_it_stands("border_steps", "border_history")],
    "border_measures": [as_it_stands("border_measures", "border_history")],
    "border_points": [as_it_stands("border_points", "border_history")],
    "border_towns": [towns.derive],
    "border_water": [closeups.water],
    "border_before": [closeups.before],
    "neighbour_agreements": [as_it_stands("neighbour_agreements", "border_neighbours")],
    "neighbour_events": [as_it_stands("neighbour_events", "border_neighbours")],
    "land_borders_natural_earth": [natural_earth.land_borders],
    "disputed_areas": [natural_earth.disputed_areas],
}


def derive(name):
    """One table from its originals: a frame corrected, sorted by its primary key, with the columns of its record."""
    record = package.schema(name)
    frame = pd.concat([step() for step in TABLES[name]], ignore_index=True)
    frame = correct.apply(frame, name)
    columns = [field["name"] for field in record["fields"]]
    given = [column for column in frame.columns if column != "geometry"]
    if set(given) != set(columns):
        raise CompanionError(f"the step gives the columns {', '.join(given)}", f"data/schemas/{name}.yml", f"the columns {', '.join(columns)}", "mend the record or the step")
    return frame.sort_values(record["primaryKey"], kind="stable", ignore_index=True)


derived = functools.cache(derive)     # for a table that is made of others; main forgets it first


def main(argv=()):
    """Derive all tables, or those named; with --check compare with data/ and write nothing. Returns the exit code."""
    arguments = list(argv)
    only_check = "--check" in arguments
    names = [argument for argument in arguments if argument != "--check"] or list(TABLES)
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        raise CompanionError(f"no table {', '.join(unknown)}", "src/companion/sources/derive.py", f"some of {', '.join(TABLES)}", "mend the name")
    derived.cache_clear()
    with tempfile.TemporaryDirectory(prefix="companion-data-") as folder:
        made = Path(folder)
        for name in names:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)   # rdata speaks of R classes that are not needed
                frame = derived(name)
            path = made / package.schema(name)["path"]
            write.table(frame, package.schema(name), path)
            package.validate(name, path)
            print(f"{name}: {len(frame)} rows", file=sys.stderr)
        package.write(made / "datapackage.json", fresh=made)
        files = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
        differing = [file for file in files if not (paths.DATA / file).exists() or not filecmp.cmp(made / file, paths.DATA / file, shallow=False)]
        if only_check and differing:
            raise CompanionError(f"what the steps give now differs from {', '.join(f'data/{file}' for file in differing)}", "data", "the same bytes", "run `make data` and look at the difference with git diff")
        for file in [] if only_check else differing:
            shutil.copyfile(made / file, paths.DATA / f"{file}.new")
            os.replace(paths.DATA / f"{file}.new", paths.DATA / file)
    print("data/ is what its originals give." if only_check or not differing else f"Written: {', '.join(f'data/{file}' for file in differing)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CompanionError as error:
        sys.exit(f"companion data: {error}")
