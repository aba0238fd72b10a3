package main

import (
	_ "embed"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content/french"
)

// bashWords is what the completion of bash takes from a package that a Mac or a
// small system does not have: it is given with the completion.
//
//go:embed completion.bash
var bashWords string

// completion writes what a shell needs to complete commands.
func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: "Compléter les commandes avec la touche Tab",
		Long: "Écrit de quoi compléter avec la touche Tab, pour le terminal que vous utilisez :\n" +
			"commandes, options, clés et valeurs de « renseigner », fichiers. Sous bash, rien\n" +
			"d’autre n’est à installer.",
		Example: "source <(cpts completion bash)                                  pour ce terminal\n" +
			"echo 'source <(cpts completion bash)' >> ~/.bashrc              bash, pour tous\n" +
			"echo 'source <(cpts completion zsh)' >> ~/.zshrc                zsh, après compinit\n" +
			"cpts completion fish > ~/.config/fish/completions/cpts.fish     fish, pour tous\n" +
			"cpts completion powershell | Out-String | Invoke-Expression     PowerShell",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("Dites pour quel terminal : cpts completion %s.", strings.Join(shells, "|"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			write := map[string]func(io.Writer) error{
				"bash": func(w io.Writer) error {
					if _, err := io.WriteString(w, bashWords); err != nil {
						return err
					}
					return root.GenBashCompletionV2(w, true)
				},
				"zsh":        root.GenZshCompletion,
				"fish":       func(w io.Writer) error { return root.GenFishCompletion(w, true) },
				"powershell": root.GenPowerShellCompletionWithDesc,
			}[args[0]]
			if write == nil {
				return misuse("« %s » n’est pas prévu. Choisissez %s.", args[0], french.Enumerate(shells, "ou"))
			}
			return write(a.out)
		},
	}
}
