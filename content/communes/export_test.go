package communes

// ReadAnew reads the table again, for its cost.
func ReadAnew() *Table { return read(text) }
