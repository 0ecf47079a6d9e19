#!/usr/bin/env python3
"""Builds data/*.json from the raw sources: python3 data/build/build.py --sources DIR --program llmadvisor"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import ages
import api_offers
import capabilities
import calendar_days
import costs
import defaults
import engine_support
import fine_tuning
import gpu_offers
import gpus
import hidden_tokens
import kernels
import local_speeds
import measurements
import models
import notice
import providers
import quality
import quality_scores
import quantisation
import retrieval
import second_sources
import servers
import tables_of_choice
from common import AS_OF, DATA, read_csv, read_json, write_table, write_tables
from price_sources import PriceSources


class Sources:
    def __init__(self, directory):
        self.directory = Path(directory)

    def path(self, name):
        for candidate in (self.directory / name, self.directory.parent / "measurements" / name):
            if candidate.exists():
                return candidate
        raise FileNotFoundError(f"{name} is not below {self.directory}")

    def csv(self, name):
        return read_csv(self.path(name))

    def json(self, name):
        return read_json(self.path(name))


def checked(program):
    """What the program's own check says of data/: 0 when there are no errors."""
    nobodys = {**os.environ, "XDG_DATA_HOME": "/nonexistent"}
    return subprocess.run([program, "catalog", "check", str(DATA), "--as-of", AS_OF], env=nobodys).returncode


def write_choice(sources, models, gpus):
    """What is no offer: people, presets, seats, speeds of APIs, local devices."""
    usage, by_id = sources.csv("choosing/presets.csv"), lambda r: r["id"]
    write_tables("people", tables_of_choice.people())
    write_tables("presets", {"presets": tables_of_choice.presets(usage), "traffic_measures": tables_of_choice.traffic_measures(usage)})
    write_table("seats", "seats", tables_of_choice.seats(sources.csv("choosing/seats.csv")), by_id)
    known = [tables_of_choice.Names(r) for r in (models, read_json(DATA / "providers.json")["providers"])]
    write_tables("api_speeds", tables_of_choice.api_speeds(sources.csv("choosing/api_speed.csv"), *known))
    write_table("local_devices", "local_devices", tables_of_choice.local_devices(sources.csv("choosing/local.csv"), gpus), by_id)
    write_table("local_speeds", "local_speeds", local_speeds.build(), by_id)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", required=True, help="directory with prices/, models/, gpus/ and compliance/")
    parser.add_argument("--program", default="llmadvisor", help="the llmadvisor that reads the price lists")
    arguments = parser.parse_args()
    sources = Sources(arguments.sources)
    prices = PriceSources(sources.json("prices/models_dev_api.json"))
    by_id = lambda r: r["id"]
    model_table = models.build(sources, prices)
    models.add_offer_names(model_table, api_offers.names())
    write_table("models", "models", model_table, by_id)
    providers.OUTPUT.write_text(providers.text(providers.build(sources.directory)), encoding="utf-8")
    prices.read(arguments.program, sources)
    offers = api_offers.build(sources, prices)
    models.add_offer_names(model_table, offers)
    capabilities.add(model_table, sources)
    gpu_table = gpus.build(sources)
    models.write(model_table)
    quality_scores.build(sources)
    calendar_days.write_ends("api_offers", offers)
    reviews = second_sources.Reviews()
    second_sources.write_api(offers, second_sources.readings(arguments.program, sources, prices), reviews)
    write_table("quality", "qualities", quality.build(model_table), lambda r: r["model"])
    write_table("hidden_tokens", "hidden_tokens", hidden_tokens.build(sources, model_table), by_id)
    write_table("quantisation", "quantisation_losses", quantisation.build(sources), by_id)
    write_table("gpus", "gpus", gpu_table, by_id)
    write_table("engine_support", "engine_support", engine_support.build(), by_id)
    write_table("api_offers", "api_offers", offers, by_id)
    rented, left_out, replaced = gpu_offers.build(arguments.program, sources)
    calendar_days.write_ends("gpu_offers", rented)
    second_sources.write_gpus(rented, sources, replaced, reviews)
    reviews.check_all_used()
    write_table("gpu_offers", "gpu_offers", rented, by_id)
    write_tables("kernels", kernels.build(sources))
    measurements.build(sources)
    write_table("servers", "servers", servers.build(), by_id)
    write_table("costs", "cost_figures", costs.build(), by_id)
    write_table("retrieval", "retrieval_models", retrieval.build(sources), by_id)
    write_table("fine_tuning", "fine_tuning_offers", fine_tuning.build(), by_id)
    write_choice(sources, model_table, gpu_table)
    write_tables("defaults", {"defaults": sorted(defaults.build(), key=lambda r: r["input"]),
                              "choice_figures": defaults.choice_figures()})
    write_table("tasks", "tasks", defaults.tasks(), lambda r: r["task"])
    (DATA / "catalog.json").write_text(json.dumps({"as_of": AS_OF}) + "\n", encoding="utf-8")
    ages.write()
    notice.write()
    for what in left_out:
        print(f"left out: {what}")
    return checked(arguments.program)


if __name__ == "__main__":
    sys.exit(main())
