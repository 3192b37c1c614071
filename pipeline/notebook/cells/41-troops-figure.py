def troop_mentions():
    """Troops that are or were there, one row a mention."""
    frame = bounds(con.sql("""
        select article_id, dup_group, actor, location, low, high, coalesce(event_from, published) as day
        from troops join dup_groups using (article_id)
        where assertion = 'actual' and status in ('present', 'deployed')
          and actor is not null and location is not null and coalesce(event_from, published) is not null
        order by all""").df())
    frame["actor"], frame["location"] = places_of(frame, "actor"), places_of(frame, "location")
    return frame


def periods(frame):
    """The first days of the months that mentions fall into, or of the years if they span more than three."""
    days = pd.to_datetime(frame["day"])
    unit = "Y" if days.max() - days.min() > pd.Timedelta(days=3 * 366) else "M"
    return days.dt.to_period(unit).dt.to_timestamp()


def draw_troops(axes, frame):
    frame = frame.assign(period=periods(frame))
    actors = frame["actor"].value_counts(sort=True).index[:len(COLOURS)]
    for actor, colour in zip(sorted(actors), COLOURS):
        steps = frame[frame["actor"] == actor].groupby("period").agg(low=("low", "min"), high=("high", "max"))
        middle = (steps["low"] + steps["high"]) / 2
        axes.fill_between(steps.index, steps["low"], steps["high"], color=colour, alpha=0.18, linewidth=0)
        axes.vlines(steps.index, steps["low"], steps["high"], color=colour, alpha=0.45, linewidth=7)
        axes.plot(steps.index, middle, color=colour, marker="o", markersize=5, linewidth=1, linestyle="dashed", label=short(actor))
    axes.set(title=short(frame["location"].iloc[0], 40), xlabel="date", ylabel="personnel")
    axes.set_ylim(0, frame["high"].max() * 1.15)
    thousands(axes.yaxis)
    if frame["period"].nunique() == 1:
        first = frame["period"].iloc[0]
        axes.set_xlim(first - pd.Timedelta(days=400), first + pd.Timedelta(days=400))
    axes.xaxis.set_major_locator(plt.matplotlib.dates.AutoDateLocator(minticks=3, maxticks=8))
    axes.xaxis.set_major_formatter(plt.matplotlib.dates.ConciseDateFormatter(axes.xaxis.get_major_locator()))
    axes.legend(fontsize=7, loc="best", framealpha=0.8)


troops = troop_mentions() if have("troops", "dup_groups", "entities") else pd.DataFrame()
if troops.empty:
    print("No article says how many troops of whom are where, so there is no series to draw.")
else:
    rank = troops.groupby("location").agg(days=("day", "nunique"), articles=("article_id", "nunique")).reset_index()
    rank = rank.sort_values(["days", "articles", "location"], ascending=[False, False, True])
    series = max((rank["days"] > 1).sum(), 2)  # places of a single day only if there are hardly others
    chosen = list(rank["location"][:min(series, 6)])
    rows = (len(chosen) + 1) // 2
    figure, grid = plt.subplots(rows, min(len(chosen), 2), figsize=(10, 0.9 + 2.6 * rows), layout="constrained", squeeze=False)
    for axes in grid.flat[len(chosen):]:
        axes.set_visible(False)
    for axes, place in zip(grid.flat, chosen):
        draw_troops(axes, troops[troops["location"] == place])
    finish(figure, "Troops reported present or deployed", troops[troops["location"].isin(chosen)],
           "Points: middle of the claims of a month or year; bars and bands: lowest to highest claim.")
