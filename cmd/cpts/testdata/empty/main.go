// Command empty does nothing: what a program of Go costs before its first line.
package main

func main() {}
