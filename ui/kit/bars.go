package kit

// eighths fill a cell from its foot.
var eighths = []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// Bar is what so much of the most looks like in a column so many cells high, from its top
// cell down. Something is never nothing: it has an eighth at least.
func Bar(size, most int64, height int) []string {
	filled := int64(0)
	if size > 0 && most > 0 {
		filled = max(1, min(size, most)*int64(8*height)/most)
	}
	cells := make([]string, height)
	for i := range cells {
		above := int64(8 * (height - 1 - i)) // of the eighths below this cell
		cells[i] = eighths[max(0, min(filled-above, 8))]
	}
	return cells
}
