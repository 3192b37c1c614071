import textwrap

import matplotlib.pyplot as plt
import pandas as pd

import dateline_data as data

con = data.duckdb()

# Colours of Okabe and Ito, which people tell apart whatever their colour vision.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
plt.rcParams.update({
    "figure.dpi": 110, "font.size": 9, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "grid.color": "#e5e5e5", "axes.axisbelow": True, "axes.titlesize": 10,
})


def have(*names):
    """Whether all these tables are here and have rows."""
    return all(data.tables().get(name, 0) > 0 for name in names)


def finish(figure, title, mentions, note=""):
    """Put the title above a figure, and below it the articles that it rests on."""
    articles, independent = mentions["article_id"].nunique(), mentions["dup_group"].nunique()
    caption = (f"Source: {articles:,} article{'s' * (articles != 1)} / {independent:,} independent. "
               f"Dateline warehouse {data.VERSION}. {note}")
    width = int(figure.get_size_inches()[0] * 14)
    figure.suptitle(title, fontsize=12, fontweight="bold")
    figure.supxlabel(textwrap.fill(caption, width), fontsize=8, color="#555555", x=0.01, ha="left")
    plt.show()


def short(name, width=26):
    """A name that fits beside an axis."""
    return textwrap.shorten(str(name), width, placeholder="…")


def thousands(axis):
    """Write numbers in full: 12,000 instead of 1.2e4."""
    axis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value >= 1 else "")


def places_of(frame, column):
    """Give each row the name of the entity in a column, or its id if it has no name."""
    names = con.sql("select entity_id, name from entities").df().set_index("entity_id")["name"]
    return frame[column].map(names).fillna(frame[column])


def bounds(frame):
    """A number that is open to one side is drawn at the bound that is known."""
    frame["low"], frame["high"] = frame["low"].fillna(frame["high"]), frame["high"].fillna(frame["low"])
    return frame.dropna(subset=["low"]).astype({"low": float, "high": float})
