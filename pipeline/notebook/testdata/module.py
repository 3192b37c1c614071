"""Checks dateline_data.py of an export, and that each library is missed in words.

    python module.py EXPORT_DIR
"""

import sys

sys.path.insert(0, sys.argv[1])
import dateline_data as data  # noqa: E402

for name, rows in data.tables().items():
    assert len(data.pandas(name)) == len(data.polars(name)) == rows, name
    kinds = [str(frame.dtypes["published"]) for frame in [data.pandas(name)] if "published" in frame and rows]
    assert all(kind.startswith("datetime64") for kind in kinds), (name, kinds)

hidden = sys.modules.pop("pyarrow", None)
sys.modules["pyarrow"] = None
assert len(data.pandas("articles")) == data.tables()["articles"], "pandas reads with DuckDB where there is no pyarrow"
sys.modules["pyarrow"] = hidden

for library, use in {"duckdb": data.duckdb, "pandas": lambda: data.pandas("articles"), "polars": lambda: data.polars("articles")}.items():
    kept = sys.modules.get(library)
    sys.modules[library] = None
    try:
        use()
        raise SystemExit(f"nothing was said of the missing {library}")
    except data.MissingLibrary as error:
        assert f"pip install {library}" in str(error), error
    finally:
        sys.modules[library] = kept

try:
    data.polars("troop")
    raise SystemExit("nothing was said of an unknown table")
except KeyError as error:
    assert "troops" in str(error), error
print("dateline_data.py opens every table with each library, and says which is missing")
