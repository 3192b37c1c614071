FACTS = [<<range $i, $name := .Facts>><<if $i>>, <<end>><<py $name>><<end>>]

if not have("articles", "dup_groups"):
    print("There are no articles in this warehouse, so there is no overview to draw.")
else:
    articles = con.sql("select article_id, dup_group, year(published) as year from articles join dup_groups using (article_id)").df()
    found = pd.Series({name: data.tables()[name] for name in FACTS if have(name)}, dtype="int64").sort_values()
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    years = articles["year"].dropna().astype(int).value_counts().sort_index()
    left.bar(years.index, years.values, width=0.8, color=COLOURS[0])
    left.set(title="Articles by year", xlabel="year of publication", ylabel="articles")
    left.xaxis.set_major_locator(plt.MaxNLocator(8, integer=True, min_n_ticks=1))
    left.yaxis.set_major_locator(plt.MaxNLocator(6, integer=True, min_n_ticks=1))
    left.grid(axis="x", visible=False)
    bars = right.barh(found.index, found.values, color=COLOURS[2])
    right.bar_label(bars, labels=[f"{n:,}" for n in found.values], padding=3)
    right.set(title="Facts by type", xlabel="facts (mentions in articles)", ylabel="type of fact")
    right.margins(x=0.15)
    right.grid(axis="y", visible=False)
    finish(figure, "The corpus", articles)
