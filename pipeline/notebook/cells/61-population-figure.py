population = bounds(con.sql("""
    select article_id, dup_group, place, low, high, coalesce(year, year(event_to), year(published)) as year
    from population join dup_groups using (article_id)
    where assertion = 'actual' and place is not null
    order by year nulls first, published nulls first, confidence, fact_id""").df()) if have("population", "dup_groups", "entities") else pd.DataFrame()
if population.empty:
    print("No article says how many people live in a place, so there is no chart to draw.")
else:
    latest = population.drop_duplicates("place", keep="last").sort_values(["high", "place"]).tail(25)
    middle = (latest["low"] + latest["high"]) / 2
    names = [short(name) + (f", {year:.0f}" if year == year else "") for name, year in zip(places_of(latest, "place"), latest["year"])]
    figure, axes = plt.subplots(figsize=(10, 1.4 + 0.28 * len(latest)), layout="constrained")
    axes.hlines(range(len(latest)), latest["low"], latest["high"], color=COLOURS[5], linewidth=5)
    axes.plot(middle, range(len(latest)), "o", color=COLOURS[0], markersize=6)
    for row, (value, end) in enumerate(zip(middle, latest["high"])):
        axes.annotate(f"{value:,.0f}", (end, row), xytext=(8, 0), textcoords="offset points", va="center", fontsize=8)
    axes.set_yticks(range(len(latest)), names)
    axes.set_xscale("log")
    axes.set_xlim(latest["low"].clip(lower=1).min() / 2, latest["high"].max() * 4)
    axes.set(xlabel="inhabitants (logarithmic)", ylabel="place, and year of the figure")
    thousands(axes.xaxis)
    finish(figure, "Population by place", population[population["place"].isin(latest["place"])],
           "Point: middle of the bounds; bar: low to high. Numbers are the middle.")
