import networkx as nx

RELATIONS = {  # relation: colour, line
    "member": (COLOURS[0], "solid"), "left": (COLOURS[1], "dashed"), "suspended": (COLOURS[4], "dashdot"),
    "prospective": (COLOURS[2], "dotted"), "partner": (COLOURS[3], "dotted"),
}


def alliance_mentions():
    """Parties and their alliances, one row a mention, the latest last."""
    frame = con.sql("""
        select article_id, dup_group, alliance, member, relation
        from alliances join dup_groups using (article_id)
        where assertion = 'actual' and alliance is not null and member is not null and alliance <> member and alliance <> 'unnamed'
        order by published nulls first, confidence, span_start, fact_id""").df()
    return frame


def network(frame):
    """A graph of the 9 largest alliances, an edge for each alliance and party."""
    latest = frame.drop_duplicates(["alliance", "member"], keep="last")
    size = latest.groupby("alliance").size().reset_index(name="n").sort_values(["n", "alliance"], ascending=[False, True])
    graph = nx.Graph()
    for row in latest[latest["alliance"].isin(size["alliance"][:9])].sort_values(["alliance", "member"]).itertuples():
        graph.add_edge(row.alliance, row.member, relation=row.relation)
    return graph


def positions(graph):
    """Each connected part is laid out on its own; the parts stand in rows, the largest first."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    place, x, y, height = {}, 0.0, 0.0, 0.0
    width = 3.6 * max(len(parts[0]) ** 0.5, 2.5)
    for part in parts:
        radius = 0.95 * len(part) ** 0.5
        if x > 0 and x + 3.2 * radius > width:
            x, y, height = 0.0, y - height - 0.8, 0.0
        laid = nx.spring_layout(graph.subgraph(sorted(part)), k=2.2 / len(part) ** 0.5, iterations=300, scale=radius, seed=1)
        for node, (dx, dy) in laid.items():
            place[node] = (x + 1.6 * (radius + dx), y - radius + dy)
        x, height = x + 3.2 * radius + 1.2, max(height, 2 * radius)
    return place


def draw_network(axes, graph, alliances):
    place = positions(graph)
    for relation, (colour, line) in RELATIONS.items():
        edges = [(a, b) for a, b, r in graph.edges(data="relation") if r == relation]
        if edges:
            nx.draw_networkx_edges(graph, place, edgelist=edges, edge_color=colour, style=line, width=1.8, ax=axes)
            axes.plot([], [], color=colour, linestyle=line, linewidth=1.8, label=relation)
    nx.draw_networkx_nodes(graph, place, nodelist=[n for n in graph if n not in alliances], node_size=40, node_color="#555555", ax=axes)
    for node, (x, y) in place.items():
        if node in alliances:
            axes.annotate(short(node, 22), (x, y), ha="center", va="center", fontsize=9, fontweight="bold", color="white",
                          bbox={"boxstyle": "round,pad=0.35", "facecolor": "#222222", "linewidth": 0}, zorder=4)
            continue
        # The name of a party stands on the side away from what it is tied to.
        ties = [place[other] for other in graph[node]]
        right, up = x - sum(t[0] for t in ties) / len(ties), y - sum(t[1] for t in ties) / len(ties)
        size = (right ** 2 + up ** 2) ** 0.5 or 1
        right, up = (right / size, up / size) if size > 0.2 else (0, 1)
        axes.annotate(short(node, 22), (x, y), xytext=(9 * right, 9 * up), textcoords="offset points", fontsize=8,
                      ha="left" if right > 0.5 else "right" if right < -0.5 else "center", va="bottom" if up > 0.5 else "top" if up < -0.5 else "center",
                      bbox={"boxstyle": "round,pad=0.05", "facecolor": "white", "alpha": 0.8, "linewidth": 0}, zorder=3)
    axes.set_axis_off()
    axes.margins(0.06)
    axes.legend(title="relation reported last", loc="lower right", fontsize=8, title_fontsize=8)


alliances = alliance_mentions() if have("alliances", "dup_groups") else pd.DataFrame()
if alliances.empty:
    print("No article says who belongs to which alliance, so there is no network to draw.")
else:
    graph = network(alliances)
    shown = alliances[alliances["alliance"].isin(graph) & alliances["member"].isin(graph)]
    figure, axes = plt.subplots(figsize=(10, 7.5), layout="constrained")
    draw_network(axes, graph, set(shown["alliance"]))
    finish(figure, "Alliances and their parties", shown, "States by ISO 3166-1 code.")
