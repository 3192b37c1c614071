#!/usr/bin/env python3
"""Makes the synthetic sets in recorded/ and records what the published scorers print.

    record.py DIRECTORY_OF_THE_SCORERS

The directory holds score.py and score_dates.py. Texts, names and facts are invented:
gold is drawn at random, predictions are gold with random faults. Each set has its own seed,
so running this again changes nothing but what the scorers print.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recorded")
ALIASES = os.path.join(HERE, "aliases.json")
TYPES = ["date", "troops", "population", "alliance", "casualties", "displaced", "sanction", "agreement"]
TUPLES = ("alliance", "sanction", "agreement")
STATES = ["NER", "MLI", "FRA", "TCD", "USA"]
ACTORS = STATES + ["UN", "River Guard", "Ligue de Straße", "Été Rouge", "northern league"]
SPELLINGS = {"UN": ["the United Nations", "U.N.", "un"], "River Guard": ["The River-Guard", "RG", "river  guard"],
             "Ligue de Straße": ["LIGUE DE STRASSE", "LdS"], "Été Rouge": ["été-rouge", "E\u0301te\u0301 Rouge"],
             "northern league": ["The Northern League", "the the northern league"]}
WORDS = "12 soldiers left 1,500 behind; on Monday the “league” met near Ærø in May 1999, said Zoë 🚚 again".split()


def maybe(r, chance, a, b):
    return a if r.random() < chance else b


def answers(r, pool):
    return r.sample(pool, r.choice([0, 1, 1, 1, 2])) + maybe(r, 0.1, [""], [])


def counts(r):
    n = r.choice([12, 99, 1500, 20000])
    low, high, q = r.choice([(n, n, "exact"), (n, None, "at_least"), (None, n, "at_most"), (n, n * 2, "range"), (n, n * 9, "vague")])
    return {"low": low, "high": high, "qualifier": q}


def gold_fact(r, kind, at):
    f = {"type": kind, "start": at, "anchor": r.choice(["1,500", "dozens", "Ærø 🚚", "May 1999"])}
    if kind == "date":
        day = f"19{r.randint(50, 99)}-0{r.randint(1, 9)}-01"
        f.update({"from": day, "to": maybe(r, 0.7, day, "1999-12-31")})
    elif kind == "alliance":
        f.update({"alliance": maybe(r, 0.2, ["unnamed"], r.sample(ACTORS[5:], r.choice([1, 2]))), "member": answers(r, STATES),
                  "relation": r.choice(["member", "left"])})
    elif kind == "sanction":
        f.update({"sender": answers(r, ACTORS), "target": answers(r, STATES), "action": r.choice(["imposed", "lifted"])})
    elif kind == "agreement":
        f.update({"parties": r.sample(ACTORS, r.randint(0, 4)), "action": r.choice(["signed", "proposed"]), "kind": r.choice(["peace", "trade"])})
    else:
        f.update(counts(r))
        if kind == "troops":
            f.update({"actor": answers(r, ACTORS), "location": answers(r, STATES), "status": r.choice(["present", "deployed"])})
        elif kind == "population":
            f["place"] = answers(r, ACTORS)
        elif kind == "casualties":
            f.update({"kind": r.choice(["killed", "injured"]), "location": answers(r, STATES)})
        else:
            f.update({"kind": r.choice(["refugees", "idps"]), "origin": answers(r, STATES), "location": maybe(r, 0.4, [], answers(r, STATES))})
    if r.random() < 0.15:
        f["optional"] = maybe(r, 0.8, True, False)
    return f


def spelled(r, name):
    return r.choice(SPELLINGS.get(name, [name.lower()])) if r.random() < 0.3 else name


def faulty(r, g, fault):
    """A prediction made of a gold fact: each slot is wrong with the chance fault."""
    p = {"type": g["type"], "start": g["start"], "end": g["start"] + len(g["anchor"]), "quote": g["anchor"]}
    for k, v in g.items():
        if k in ("type", "start", "anchor", "optional"):
            continue
        if k == "parties":
            v = [spelled(r, x) for x in v if r.random() > fault] + maybe(r, fault, r.sample(ACTORS, 1), [])
        elif isinstance(v, list):
            v = spelled(r, r.choice(v)) if v else None
            v = maybe(r, fault, r.choice([None, "", "NER", "UN", ["MLI"], []]), v)
        elif isinstance(v, int) or k in ("low", "high"):
            v = maybe(r, fault, r.choice([None, 7, 1500.0]), v)
        else:
            v = maybe(r, fault, r.choice([None, "vague", "other", "1999-12-31"]), v)
        if v is not None or r.random() < 0.5:
            p[k] = v
    if r.random() < fault:
        p["start"] += r.randint(-3, 3)
        p["end"] += r.randint(-3, 6)
    p["confidence"] = r.choice([1, 0.5, 0.25, 0.95, 1e-7, 12345678.5])
    return p


def facts_set(seed, fault):
    r = random.Random(seed)
    gold, pred = [], []
    for n in range(12):
        g, at = [], 0
        for kind in r.choices(TYPES, k=r.randint(0, 14)):
            at += r.choice([0, 0, 2, 9])  # several facts at one place
            g.append(gold_fact(r, kind, at))
        p = [faulty(r, x, fault) for x in g if r.random() > fault / 2]
        p += [faulty(r, gold_fact(r, r.choice(TYPES), r.randint(0, 60)), 0) for _ in range(r.randint(0, int(12 * fault)))]
        p += r.sample(p, min(len(p), r.randint(0, 2)))  # said twice
        p += [{"type": "quantity", "start": 0, "end": 2, "low": 1}, {"start": 1, "end": 2}][: r.randint(0, 2)]
        r.shuffle(p)
        gold.append({"id": f"text-{n}\u00e9", "published": "1999-05-01", "facts": g})
        if r.random() > 0.1 * fault:
            pred.append({"id": f"text-{n}\u00e9", "published": "1999-05-01", "facts": p})
    r.shuffle(pred)
    return gold, pred


def suite_text(r, n, numbers, fault):
    words = [r.choice(WORDS + ["the", "a", "in", "since", "This", "as"]) for _ in range(40)]
    text = r.choice([" ", "\n", " \u00a0"]).join(words)
    expected, predictions = [], []
    for _ in range(r.randint(0, 7)):
        s = r.randrange(len(text) - 12)
        e = s + r.randint(1, 12)
        x = {"text": text[s:e], "start": s, "end": e, "granularity": r.choice(["day", "month", "year"])}
        if numbers:
            x.update(value=r.choice([0, 12.5, 1500, 1e9, 1 / 3]), subtype="integer")
            del x["granularity"]
        else:
            x.update(value_start="1999-05-01", value_end=r.choice(["1999-05-01", "1999-05-31"]))
            if r.random() < 0.3:
                x["alt"] = [["1998-05-01", "1998-05-31"]]
        expected.append(x)
        if r.random() > fault / 2:
            predictions.append(suite_prediction(r, x, numbers, fault))
    for _ in range(r.randint(0, 3)):
        s = r.randrange(len(text))
        predictions.append(suite_prediction(r, {"start": s, "end": s + r.randint(0, 9), "value": 3, "value_start": "1999-01-01", "value_end": None}, numbers, 0))
    r.shuffle(predictions)
    ignore = [{"start": s, "end": s + 9, "why": "TIME"} for s in r.sample(range(len(text)), r.randint(0, 3))]
    gold = {"id": f"s{n}", "ref_date": "1999-05-12", "text": text, "expected": expected}
    if r.random() < 0.8:
        gold["ignore"] = ignore
    return gold, {"id": f"s{n}", "predictions": predictions}


def suite_prediction(r, x, numbers, fault):
    p = {"start": x["start"], "end": x["end"]}
    if r.random() < fault:
        p["start"] += r.randint(-4, 4)
        p["end"] += r.randint(-4, 4)
    if r.random() < 0.5:
        p["text"] = r.choice(["it's", 'the "end"', "Ærø\u00a0\U0001f69a", "a\tb"])
    if numbers:
        p["value"] = maybe(r, fault, r.choice([None, 7, x["value"] * (1 + 1e-12)]), x["value"])
    else:
        p["value_start"] = maybe(r, fault, r.choice([None, "1999-05-12", "1998-05-01"]), x["value_start"])
        p["value_end"] = maybe(r, fault, r.choice([None, "1998-05-31"]), x["value_end"])
    return p


def suite_set(seed, numbers, fault):
    r = random.Random(seed)
    pairs = [suite_text(r, n, numbers, fault) for n in range(14)]
    return [g for g, _ in pairs], [p for _, p in pairs if r.random() > 0.05]


def write(name, lines):
    path = os.path.join(HERE, name)
    with open(path, "w", encoding="utf-8") as f:
        for line in lines:
            f.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def record(name, *command):
    out = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         env={**os.environ, "PYTHONIOENCODING": "utf-8"}).stdout
    with open(os.path.join(HERE, name), "ab") as f:
        f.write(out)


def main():
    scorers = sys.argv[1]
    for name in os.listdir(HERE):
        if name != "aliases.json":
            os.remove(os.path.join(HERE, name))
    with tempfile.TemporaryDirectory() as d:
        shutil.copy(os.path.join(scorers, "score.py"), d)
        shutil.copy(ALIASES, d)
        score = os.path.join(d, "score.py")
        for seed, fault in enumerate([0, 0.05, 0.2, 0.5, 0.9]):
            name = f"facts-{seed}"
            gold, pred = facts_set(seed, fault)
            files = write(name + ".gold.jsonl", gold), write(name + ".pred.jsonl", pred)
            record(name + ".txt", score, *files)
            for kind in TYPES:
                record(name + ".txt", score, *files, "--errors", kind)
        score = os.path.join(scorers, "score_dates.py")
        for seed, fault in enumerate([0, 0.2, 0.6]):
            for kind in ("dates", "numbers"):
                name = f"{kind}-{seed}"
                gold, pred = suite_set(seed, kind == "numbers", fault)
                files = write(name + ".gold.jsonl", gold), write(name + ".pred.jsonl", pred)
                flags = ["--numbers"] if kind == "numbers" else []
                record(name + ".txt", score, *files, *flags)
                for e in ("FP", "MISS", "VALUE"):
                    record(name + ".txt", score, *files, *flags, "--errors", "1000", "--kind", e)


if __name__ == "__main__":
    main()
