"""Opens the tables of this directory with DuckDB, pandas or polars.

    import dateline_data as data
    data.tables()                            # {"articles": 66, ...}: every table and its rows
    data.duckdb().sql("from troops limit 5") # every table is a view
    data.pandas("troops")                    # a DataFrame
    data.polars("troops")                    # a DataFrame

Written by "dateline export --format notebook". A library is imported only by
the function that uses it, so one of the three is enough.
"""

import importlib
from pathlib import Path

VERSION = <<py .Version>>
DIRECTORY = Path(__file__).resolve().parent

# name: (rows, columns that hold days)
_TABLES = {
<<- range .Tables>>
    <<py .Name>>: (<<.Rows>>, [<<range $i, $day := .Days>><<if $i>>, <<end>><<py $day>><<end>>]),
<<- end>>
}


class MissingLibrary(ImportError):
    """A library that is needed is not installed."""


def tables():
    """The tables and models of this directory: a dict of name and number of rows."""
    return {name: rows for name, (rows, _) in _TABLES.items()}


def duckdb():
    """A new DuckDB connection, in memory, in which every table is a view."""
    connection = _library("duckdb").connect()
    for name in _TABLES:
        file = str(_file(name)).replace("'", "''")
        connection.execute(f'create view "{name}" as select * from read_parquet(\'{file}\')')
    return connection


def pandas(name):
    """A table as a pandas DataFrame. Days become datetime64, as in DuckDB's .df()."""
    library, path = _library("pandas"), _file(name)
    try:
        _library("pyarrow")
    except MissingLibrary:
        return duckdb().table(name).df()
    frame = library.read_parquet(path, engine="pyarrow")
    for day in _TABLES[name][1]:
        frame[day] = library.to_datetime(frame[day])
    return frame


def polars(name):
    """A table as a polars DataFrame."""
    return _library("polars").read_parquet(_file(name))


def _file(name):
    if name not in _TABLES:
        raise KeyError(f"unknown table {name!r}; there are: {', '.join(_TABLES)}")
    path = DIRECTORY / f"{name}.parquet"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is gone; run dateline export --format notebook again")
    return path


def _library(name):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise MissingLibrary(f"the library {name} is not installed; python3 -m pip install {name}") from None
