"""The three bundled price lists, as `llmadvisor catalog import` reads them, by the name of each entry."""

from common import GENAI, LITELLM, MODELS_DEV
from importer import imported

# letter in the curation files: format, file below the sources, (name, day), short name
LISTS = {
    "M": ("models-dev", "prices/models_dev_api.json", MODELS_DEV, "models.dev"),
    "L": ("litellm", "prices/litellm_model_prices.json", LITELLM, "LiteLLM"),
    "G": ("genai-prices", "prices/genai_prices_v2_data.json", GENAI, "genai-prices"),
}


def read_list(program, kind, file, day):
    """Every offer of the list for a model of data/, by the list's own name for it."""
    offers, _ = imported(program, kind, file, day, "api_offers", ["models"])
    return {o["source"].split(", ", 1)[1]: o for o in offers}


class PriceSources:
    def __init__(self, models_dev):
        self.models_dev = models_dev
        self.offers = {}

    def read(self, program, sources):
        """Needs models.json, providers.json and import.json in data/: they say what the names mean."""
        for letter, (kind, file, (_, day), _) in LISTS.items():
            self.offers[letter] = read_list(program, kind, sources.path(file), day)

    def has(self, letter, key):
        return key in self.offers[letter]

    def find(self, letter, key):
        _, _, (name, day), short = LISTS[letter]
        if key not in self.offers[letter]:
            raise ValueError(f"{short} has no offer {key} of a known model")
        offer = self.offers[letter][key]
        status = self.models_dev_entry(key).get("status") if letter == "M" else None
        return {
            "prices": offer["prices"], "batch": offer.get("batch_prices"), "tiers": offer.get("context_tiers", []),
            "max_context": offer.get("max_context_tokens"), "max_output": offer.get("max_output_tokens"),
            "status": status, "source": f"{name}, key {key}", "as_of": day, "label": f"{short} {day}",
        }

    def label(self, letter):
        return LISTS[letter][3]

    def day(self, letter):
        return LISTS[letter][2][1]

    def source(self, letter, key):
        return f"{LISTS[letter][2][0]}, key {key}"

    def models_dev_entry(self, key):
        provider, model = key.split("/", 1)
        return self.models_dev[provider]["models"][model]

    def model_facts(self, key):
        m = self.models_dev_entry(key)
        return {"release_date": m["release_date"], "context": m["limit"].get("context") or None,
                "source": f"{MODELS_DEV[0]}, key {key}", "as_of": MODELS_DEV[1]}

    def check_reasoning_flags(self, rows):
        """Every statement about thinking that cites models.dev must agree with its flag."""
        for r in rows:
            if r["models_dev_key"]:
                flag = self.models_dev_entry(r["models_dev_key"])["reasoning"]
                if flag != (r["thinking"] != "never"):
                    raise ValueError(f"{r['model']}: thinking {r['thinking']}, models.dev reasoning {flag}")
