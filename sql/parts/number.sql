-- A count in words: "about 1,500 soldiers", "at least 300", "200 to 999 people" for hundreds.
(if(qualifier = 'approx', 'about ', '')
    || case when low = high then format('{:,}', low)
            when high is null then 'at least ' || format('{:,}', low)
            when low is null then 'at most ' || format('{:,}', high)
            else format('{:,} to {:,}', low, high) end
    || if(coalesce(unit, '') = '', '', ' ' || unit))
