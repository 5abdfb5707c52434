package org.parcelj.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.InputException;

/** Scripts by which a shell completes the commands, keys and choices that one types. */
final class Completion {

	private static final List<String> OTHERS = List.of("macro", "rerun", "help", "completion");

	private Completion() {
		// not to be instantiated
	}

	/** @throws InputException if there is none for the shell */
	static String script(final List<String> arguments) {
		if (arguments.equals(List.of("bash"))) return bash();
		if (arguments.equals(List.of("zsh")))
			return "#compdef parcelj\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
		throw new InputException("completion is for a shell: write completion bash or completion zsh");
	}

	/** Keys are completed up to their "=", then choices, and file names where there are none. */
	private static String bash() {
		final StringBuilder text = new StringBuilder("_parcelj() {\n");
		text.append("  local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT}\n");
		text.append("  local typed=${line##* }\n  local key=${typed%%=*}\n  key=${key#--}\n");
		text.append("  COMPREPLY=()\n  if [[ $line != *' '*' '* ]]; then\n");
		final List<String> first = new ArrayList<>(Commands.names());
		first.addAll(OTHERS);
		text.append("    COMPREPLY=($(compgen -W '").append(String.join(" ", first))
			.append("' -- \"$word\"))\n    return\n  fi\n");
		text.append("  if [[ $typed == *=* ]]; then\n    case ${COMP_WORDS[1]}:$key in\n");
		for (final String command : Commands.names())
			for (final Key key : new CommandRun(command).allKeys()) {
				final List<String> choices = key.isFlag() ? List.of("true", "false") : key.choices();
				if (!choices.isEmpty())
					text.append("      ").append(command).append(':').append(key.name()).append(") COMPREPLY=($(compgen -W '")
						.append(String.join(" ", choices)).append("' -- \"${typed#*=}\")) ;;\n");
			}
		text.append("      *) COMPREPLY=($(compgen -f -- \"${typed#*=}\")) ;;\n    esac\n    return\n  fi\n");
		text.append("  compopt -o nospace 2>/dev/null\n  case ${COMP_WORDS[1]} in\n");
		for (final String command : Commands.names())
			text.append("    ").append(command).append(") COMPREPLY=($(compgen -W '").append(keys(command))
				.append("' -- \"$word\")) ;;\n");
		return text.append("    *) compopt +o nospace 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n")
			.append("complete -F _parcelj parcelj\n").toString();
	}

	private static String keys(final String command) {
		final List<String> keys = new ArrayList<>(new CommandRun(command).allKeys().stream().map(Key::name).toList());
		keys.addAll(OutputKeys.ALL);
		keys.addAll(Console.KEYS);
		keys.addAll(ZarrKeys.ALL.keySet());
		return keys.stream().distinct().map(key -> key + "=").collect(Collectors.joining(" "));
	}
}
