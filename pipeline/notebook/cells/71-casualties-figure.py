KINDS = {"killed": (COLOURS[1], "o"), "injured": (COLOURS[0], "s"), "missing": (COLOURS[4], "^"), "captured": (COLOURS[2], "D")}

casualties = bounds(con.sql("""
    select article_id, dup_group, kind, location, low, high
    from casualties join dup_groups using (article_id)
    where assertion = 'actual' and location is not null
    order by all""").df()) if have("casualties", "dup_groups", "entities") else pd.DataFrame()
if casualties.empty:
    print("No article says how many people were killed, injured, missing or captured where, so there is no chart to draw.")
else:
    places = casualties.groupby("location")["high"].max().reset_index().sort_values(["high", "location"])["location"].tail(18)
    shown = casualties[casualties["location"].isin(places)]
    row = {place: i for i, place in enumerate(places)}
    lanes = {place: [kind for kind in KINDS if kind in set(group["kind"])] for place, group in shown.groupby("location")}
    figure, axes = plt.subplots(figsize=(10, 1.6 + 0.36 * len(row)), layout="constrained")
    for kind, (colour, marker) in KINDS.items():
        claims = shown[shown["kind"] == kind].groupby("location").agg(low=("low", "min"), high=("high", "max"))
        if claims.empty:
            continue
        at = [row[place] + 0.2 * ((len(lanes[place]) - 1) / 2 - lanes[place].index(kind)) for place in claims.index]
        axes.hlines(at, claims["low"].clip(lower=0.8), claims["high"].clip(lower=0.8), color=colour, linewidth=3, alpha=0.45)
        axes.plot(list(claims["low"].clip(lower=0.8)) + list(claims["high"].clip(lower=0.8)), at + at, marker, color=colour, markersize=5, label=kind)
    axes.set_yticks(range(len(row)), [short(name) for name in places_of(places.to_frame(), "location")])
    axes.set_xscale("log")
    axes.set_xlim(0.7, shown["high"].max() * 2)
    axes.set(xlabel="people (logarithmic)", ylabel="place")
    thousands(axes.xaxis)
    axes.legend(title="what happened to them", fontsize=8, title_fontsize=8, loc="lower right")
    finish(figure, "Casualties claimed, by place", shown, "Marks: lowest and highest claim of a kind, joined by a line.")
