for name, rows in data.tables().items():
    counts = {con.execute(f'select count(*) from "{name}"').fetchall()[0][0], len(data.pandas(name)), len(data.polars(name))}
    assert counts == {rows}, f"{name}: {rows} rows were exported, read were {counts}"
pd.Series(data.tables(), name="rows", dtype="int64").to_frame()
