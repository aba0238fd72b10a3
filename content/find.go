package content

// find is the thing of that id among others; nil if there is none.
func find[T any](all []*T, id string, of func(*T) ID) *T {
	for _, one := range all {
		if of(one).Name == id {
			return one
		}
	}
	return nil
}
