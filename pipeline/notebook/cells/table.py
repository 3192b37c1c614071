con.table(<<py .Name>>).limit(10).df()
