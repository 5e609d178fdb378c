#!/usr/bin/env python3
"""Writes the price cards of this folder from the compiled proposal.

    python3 rules/prices/build.py                      writes <provider>.json and tokenizers.json
    python3 rules/prices/build.py --check              exits 1 when a card differs from what would be written
    python3 rules/prices/build.py --proposal FILE      another proposal than source/card-proposal.json

Standard library only, no network, no clock: the same proposal gives the same bytes.
Everything that this script changes on the way is named in CORRECTIONS or in a function of its own.
"""
import argparse
import json
import pathlib
import re
import sys
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent

SOURCES = [
    {"name": "genai-prices", "version": "npm 0.1.8", "date": "2026-09-23", "licence": "MIT"},
    {"name": "litellm model_prices_and_context_window.json", "version": "2026-08", "date": "2026-08-01", "licence": "MIT"},
    {"name": "models.dev", "version": "2026-07", "date": "2026-07-02", "licence": "MIT"},
    {"name": "openrouter public model list", "version": "2026-08-01", "date": "2026-08-01", "licence": "facts"},
    {"name": "vendors' pages, where a model names one", "version": "2026-11", "date": "2026-11-23", "licence": "facts"},
]

# What a snapshot may add to a model's name. Upstream matches by "starts with", which lets claude-opus-4-1 swallow
# claude-opus-4-10 and deepseek-r1 swallow deepseek-r1-distill: another model at another price.
TAIL = r"(?:[-@](?:20\d{6}|20\d{2}-\d{2}-\d{2}|\d{2}-\d{2}|\d{2}-20\d{2}|\d{3,4}|latest|preview|exp|thinking|v\d(?::\d)?)){0,3}$"

# Values of the proposal that its own sources show to be wrong; each leaves a note in the card.
CORRECTIONS = {
    "gemini-1.5-flash": ({"mode": "chat"}, "mode: one source lists this chat model as an embedding"),
    "openai:gpt-oss-120b": ({"batchDiscount": None}, "batch: the only source is relative to another seller's price; left null"),
    "openai:gpt-oss-20b": ({"batchDiscount": None}, "batch: the only source is relative to another seller's price; left null"),
}

# From Claude 4.5 on a regional inference profile costs a tenth more than the global one.
BEDROCK_REGIONAL = re.compile(r"^claude-(?:(?:opus|sonnet|haiku)-4-[5-9]|(?:opus|sonnet|haiku|fable)-[5-9])")

TOKENIZER_EXTRAS = {
    # Fixed costs of offering tools, fitted to the providers' own counts (ai-tokenizer, MIT).
    "claude-3": {"tools": {"once": [366, 549], "perTool": 53}},
    "claude-4.7": {"tools": {"once": [366, 549], "perTool": 53}},
    "grok": {"requestOverheadHigh": 680},
}


def plain(value):
    """A number without the noise of binary fractions: 2.5, 10, 0.075."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def dump(value, indent=0):
    """JSON in which short lists and rates stay on one line, so that a price change is a one-line diff."""
    if isinstance(value, (dict, list)) and value:
        flat = flatten(value)
        if len(flat) + indent <= 120 and not any(isinstance(v, dict) for v in (value if isinstance(value, list) else value.values())) and indent > 0:
            return flat
        pad = " " * (indent + 2)
        if isinstance(value, dict):
            body = [f"{pad}{quote(k)}: {dump(v, indent + 2)}" for k, v in value.items()]
            return "{\n" + ",\n".join(body) + "\n" + " " * indent + "}"
        body = [pad + dump(v, indent + 2) for v in value]
        return "[\n" + ",\n".join(body) + "\n" + " " * indent + "]"
    return flatten(value)


def flatten(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quote(k)}: {flatten(v)}" for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(flatten(v) for v in value) + "]"
    if isinstance(value, float):
        text = format(Decimal(repr(value)), "f")
        return text
    return quote(value) if isinstance(value, str) else json.dumps(value)


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def rates(row):
    names = ("input", "output", "cachedInput", "cacheWrite", "cacheWrite1h")
    return {n: plain(row[n]) for n in names if row.get(n) is not None}


def pattern(text, model):
    """A pattern that ends where the model's name ends, give or take a snapshot."""
    if text.endswith("$"):
        return text
    text = re.sub(r"^amazon|^meta", lambda m: r"^(?:(?:us|eu|apac|global|us-gov|jp|au|ca)\.)?" + m.group(0), text)
    text = re.sub(r"^(global\\\.amazon)", r"^\1", text)
    if not text.startswith("^"):
        text = "^" + text
    if text == "^ft:gpt-4-0":
        return r"^ft:gpt-4-0\d{3}(?::.*)?$"
    if model == "claude-sonnet-4":
        text = re.sub(r"(?:-2025|@)$", "", text)
    if model.startswith("gemini"):
        text = re.sub(r"-0$|-\\d$", "", text)
    text = re.sub(r"-$", "", text)
    if model.startswith(("amazon", "meta")):
        return text + r"(?:-v\d+(?::\d+)?)?$"
    return text + TAIL


def money_pair(pair):
    if isinstance(pair, str):
        return pair
    names = ["input", "output"]
    return ", ".join(f"{n} {flatten(plain(v))}" for n, v in zip(names, pair) if v is not None)


def disagreements(row, seed):
    out = []
    for name, pair in (row.get("disagreements") or {}).items():
        # Embeddings write nothing: an output of 0 and no output at all say the same.
        if row.get("output") is None and pair[0] == row["input"] and not pair[1]:
            continue
        out.append(f"{name}: {money_pair(pair)}")
    contexts = row.get("contextDisagreement")
    if contexts:
        out.append("context window: sources say " + ", ".join(str(c) for c in contexts))
    azure = row.get("azurePrice")
    if azure and (azure.get("input"), azure.get("output")) != (row.get("input"), row.get("output")):
        out.append(f"azure (litellm): input {flatten(plain(azure.get('input')))}, output {flatten(plain(azure.get('output')))}")
    tier = row.get("longContextTier")
    if tier and tier.get("source"):
        out.append(f"long context tier: {tier['source']}")
    if seed:
        community = seed["community"]
        if "input" not in community:
            for name, value in community.items():
                if isinstance(value, list):
                    text = f"{name}: input {flatten(plain(value[0]))}, output {flatten(plain(value[1]))}, context window {value[2]}"
                    out = [o for o in out if not o.startswith(name + ":")]
                    out.append(text)
                else:
                    out.append(f"{name}: {value}")
        if community.get("agreesContext") is False:
            out.append(f"context window: {seed['source']} says {seed['contextWindow']}, every other source {community['contextWindow']}")
    return out


def model_entry(row, seeds):
    key = row["id"] if row["id"] in CORRECTIONS else f"{row['provider']}:{row['id']}"
    change, why = CORRECTIONS.get(key, ({}, None))
    row = {**row, **change}
    seed = seeds.get(row["id"])
    if seed:
        row["input"], row["output"] = seed["input"], seed["output"]

    # Groq's copy of an OpenAI id is found by its own id; the plain alias stays with the model's maker.
    aliases = [a for a in row["aliases"] if a != row["id"]]
    if row["provider"] == "groq":
        aliases = [a for a in aliases if not a.startswith("gpt-oss")]
    entry = {"id": row["id"]}
    entry["aliases"] = aliases
    seen = []
    for p in (pattern(p, row["id"]) for p in row["patterns"]):
        if p not in seen:
            seen.append(p)
    entry["patterns"] = seen
    for name in ("azureDeploymentKeys", "azureIds", "bedrockIds", "bedrockPattern", "vertexPattern"):
        if row.get(name):
            entry[name] = row[name]
    if row.get("bedrockPattern") and BEDROCK_REGIONAL.match(row["id"]):
        entry["bedrockRegionalMultiplier"] = 1.1
    entry["mode"] = row["mode"]
    entry["rates"] = rates(row)
    if row.get("batchDiscount") is not None:
        # The proposal calls it a discount, but it is the share that is paid; both are 0.5 wherever it is kept.
        entry["batchMultiplier"] = plain(row["batchDiscount"])
    for name in ("flexMultiplier", "priorityMultiplier"):
        if row.get(name) is not None:
            entry[name] = plain(row[name])
    tier = row.get("longContextTier")
    if tier:
        entry["longContextTier"] = {"aboveInputTokens": plain(tier["aboveInputTokens"]), **rates(tier)}
    if row.get("timeOfDayPrices"):
        entry["timeOfDayPrices"] = plain(row["timeOfDayPrices"])
    if row.get("azurePrice"):
        entry["azurePrice"] = plain(row["azurePrice"])
    for name in ("contextWindow", "maxOutputTokens", "reasoning", "tokenizer", "supportsStop", "acceptsMaxTokens",
                 "rejectsSamplingParams", "promptCacheMinTokens", "retirement", "retirementSource", "releaseDate", "effectiveFrom"):
        if row.get(name) is not None:
            entry[name] = plain(row[name])
    if row.get("priceHistory"):
        entry["priceHistory"] = plain(row["priceHistory"])
    notes = [n for n in (row.get("note"), row.get("tokenizerNote"), why) if n]
    if notes:
        entry["notes"] = notes
    differ = disagreements(row, seed)
    if differ:
        entry["disagreements"] = differ
    entry["source"] = row["source"]
    if seed and seed["source"] not in row["source"]:
        entry["source"] = row["source"] + [seed["source"]]
    return entry


def cards(proposal):
    seeds = {s["id"]: s for s in proposal["seedTable"]}
    missing = set(seeds) - {m["id"] for m in proposal["models"]}
    if missing:
        sys.exit(f"seed rows without a model: {sorted(missing)}")
    files = {}
    for provider in sorted({m["provider"] for m in proposal["models"]}):
        files[provider + ".json"] = {
            "$schema": "../schemas/price-card.schema.json",
            "format": "promptlint-price-card/1",
            "name": provider,
            "provider": provider,
            "asOf": proposal["generated"],
            "currency": "USD",
            "unit": "per 1,000,000 tokens",
            "source": SOURCES,
            "licence": "compiled from MIT-licensed data and published facts; see NOTICE.md",
            "models": [model_entry(m, seeds) for m in proposal["models"] if m["provider"] == provider],
        }
    files["tokenizers.json"] = {
        "format": "promptlint-tokenizers/1",
        "asOf": proposal["generated"],
        "tokenizers": {name: tokenizer(name, t) for name, t in proposal["tokenizers"].items()},
    }
    return {name: dump(card) + "\n" for name, card in files.items()}


def tokenizer(name, row):
    # Harmony has o200k's merges; only its special tokens differ, and prompts are ordinary text.
    entry = {"encoding": "o200k_base" if row["encoding"] == "o200k_harmony" else row["encoding"], "exact": row["exact"]}
    if not row["exact"]:
        measured = row["multiplier"] is not None
        entry["multiplier"] = plain(row["multiplier"] if measured else 1)
        entry["band"] = plain(row["band"] if measured else [0.8, 1.2])
        entry.update(TOKENIZER_EXTRAS.get(name, {}))
        if not measured:
            entry["note"] = row["note"] + "; not measured: taken as 1.0, plus or minus 20%"
            return entry
    if row.get("note"):
        entry["note"] = row["note"]
    return entry


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--proposal", type=pathlib.Path, default=HERE / "source" / "card-proposal.json")
    arguments.add_argument("--output", type=pathlib.Path, default=HERE)
    arguments.add_argument("--check", action="store_true")
    options = arguments.parse_args()
    wanted = cards(json.loads(options.proposal.read_text(encoding="utf-8")))
    stale = [n for n, text in wanted.items()
             if not (options.output / n).exists() or (options.output / n).read_bytes() != text.encode("utf-8")]
    stray = [p.name for p in sorted(options.output.glob("*.json")) if p.name not in wanted]
    if options.check:
        for name in stale:
            print(f"{name}: differs from what build.py writes")
        for name in stray:
            print(f"{name}: not written by build.py")
        return 1 if stale or stray else 0
    for name in stale:
        (options.output / name).write_bytes(wanted[name].encode("utf-8"))
    print(f"{len(wanted)} files, {len(stale)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
