package who

// Party is whom the mention acts for: the state behind a state's name, nationality,
// capital, government or leader, and behind a place in it; else the entity itself.
func (m Mention) Party() ID {
	switch m.Kind {
	case State, Historical, City, Region, Agency:
		if m.Country != "" {
			return m.Country
		}
	}
	return m.ID
}

// PlaceID is the place itself: a state's id, or the name of a city or region.
func (m Mention) PlaceID() ID {
	if (m.Kind == State || m.Kind == Historical) && m.Country != "" {
		return m.Country
	}
	return m.ID
}
