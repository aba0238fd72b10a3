package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content/french"
)

// completion writes what a shell needs to complete commands.
func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: "Compléter les commandes avec la touche Tab",
		Long: "Écrit de quoi compléter les commandes et les options avec la touche Tab, pour\n" +
			"le terminal que vous utilisez.",
		Example: "source <(cpts completion bash)                               pour ce terminal\n" +
			"cpts completion fish > ~/.config/fish/completions/cpts.fish  pour tous",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("Dites pour quel terminal : cpts completion %s.", strings.Join(shells, "|"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			write := map[string]func(io.Writer) error{
				"bash": func(w io.Writer) error { return cmd.Root().GenBashCompletionV2(w, true) },
				"zsh":  cmd.Root().GenZshCompletion,
				"fish": func(w io.Writer) error { return cmd.Root().GenFishCompletion(w, true) },
			}[args[0]]
			if write == nil {
				return misuse("« %s » n'est pas prévu. Choisissez %s.", args[0], french.Enumerate(shells, "ou"))
			}
			return write(a.out)
		},
	}
}
