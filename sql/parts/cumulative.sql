-- Whether a casualty figure is a running total of a war or a disaster rather than the victims of one event. The facts do not say it, so it is read off the rule that found them, the length of the event and words of the sentence.
(rule in ('casualties.toll', 'casualties.figure')
    or coalesce(event_to - event_from > 31, false)
    or regexp_matches(context, '\b(toll|total|altogether|so far|to date|since|by then|by now|overall|years of (war|conflict|fighting)|in (the|that|this) (war|conflict))\b', 'i'))
