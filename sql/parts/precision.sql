-- How exactly a date written as YYYY, YYYY-MM or YYYY-MM-DD is known: 1 a day, 2 a month, 3 a year.
case length({{.}}) when 10 then 1 when 7 then 2 when 4 then 3 end
