package org.parcelj.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.parcelj.InputException;

/**
 * Scripts by which a shell completes commands, keys and choices: keys up to their "=", then choices, or the names of
 * files where there are none; the same after a key with two dashes and a space.
 */
final class Completion {

	private static final List<String> OTHERS = List.of("macro", "rerun", "help", "completion");

	private Completion() {
		// not to be instantiated
	}

	/** @throws InputException if there is none for the shell */
	static String script(final List<String> arguments) {
		if (arguments.equals(List.of("bash"))) return bash();
		if (arguments.equals(List.of("zsh"))) return zsh();
		throw new InputException("completion is for a shell: write completion bash or completion zsh");
	}

	/** Bash takes a word apart at "=", so that what is completed there is the value alone. */
	private static String bash() {
		return """
			_parcelj() {
			  local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT}
			  local typed=${line##* } dashes=
			  local key=${typed%%=*}
			  key=${key#--}
			  local before=${COMP_WORDS[COMP_CWORD-1]}
			  COMPREPLY=()
			  if [[ $line != *' '*' '* ]]; then
			    COMPREPLY=($(compgen -W 'COMMANDS' -- "$word"))
			    return
			  fi
			  if [[ $before == --?* && $typed != -* && $typed != *=* && ' FLAGS ' != *" ${before#--} "* ]]; then
			    key=${before#--}
			    typed=$key=$typed
			  fi
			  if [[ $typed == *=* ]]; then
			    case ${COMP_WORDS[1]}:$key in
			CHOICES      *) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "${typed#*=}") ;;
			    esac
			    return
			  fi
			  compopt -o nospace 2>/dev/null
			  [[ $word == -* ]] && dashes=--
			  while [[ $word == -* ]]; do word=${word#-}; done
			  case ${COMP_WORDS[1]} in
			KEYS    *) compopt +o nospace -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
			  esac
			}
			complete -F _parcelj parcelj
			""".replace("COMMANDS", String.join(" ", commands())).replace("FLAGS", String.join(" ", flags()))
			.replace("CHOICES", cases(choices(), "      %s) COMPREPLY=($(compgen -W '%s' -- \"${typed#*=}\")) ;;\n"))
			.replace("KEYS", cases(keys(), "    %s) COMPREPLY=($(compgen -P \"$dashes\" -W '%s' -- \"$word\")) ;;\n"));
	}

	/** The script may lie where zsh looks for functions, or be read by a session. */
	private static String zsh() {
		return """
			#compdef parcelj
			_parcelj() {
			  local typed=$words[CURRENT] before=$words[CURRENT-1]
			  if (( CURRENT == 2 )); then
			    compadd -- COMMANDS
			    return
			  fi
			  local key=${${typed%%=*}#--}
			  if [[ $before == --?* && $typed != -* && $typed != *=* && ' FLAGS ' != *" ${before#--} "* ]]; then
			    key=${before#--}
			  fi
			  if [[ $typed == *=* || $key != $typed && $typed != -* ]]; then
			    compset -P '*='
			    case $words[2]:$key in
			CHOICES      (*) _files ;;
			    esac
			    return
			  fi
			  compset -P '--'
			  case $words[2] in
			KEYS    (*) _files ;;
			  esac
			}
			if [[ $funcstack[1] == _parcelj ]]; then _parcelj "$@"; else compdef _parcelj parcelj; fi
			""".replace("COMMANDS", String.join(" ", commands())).replace("FLAGS", String.join(" ", flags()))
			.replace("CHOICES", cases(choices(), "      (%s) compadd -- %s ;;\n"))
			.replace("KEYS", cases(keys(), "    (%s) compadd -S '' -- %s ;;\n"));
	}

	private static List<String> commands() {
		final List<String> all = new ArrayList<>(Commands.names());
		all.addAll(OTHERS);
		return all;
	}

	/** The keys of all commands behind which no value need stand. */
	private static Set<String> flags() {
		final Set<String> flags = new TreeSet<>(CommandLine.FLAGS);
		for (final String command : Commands.names())
			new CommandRun(command).allKeys().stream().filter(Key::isFlag).map(Key::name).forEach(flags::add);
		return flags;
	}

	/** What may stand behind a key, by command and key, where that is a few words. */
	private static Map<String, List<String>> choices() {
		final Map<String, List<String>> all = new LinkedHashMap<>();
		for (final String command : Commands.names())
			for (final Key key : new CommandRun(command).allKeys()) {
				final List<String> choices = key.isFlag() ? List.of("true", "false") : key.choices();
				if (!choices.isEmpty()) all.put(command + ":" + key.name(), choices);
			}
		return all;
	}

	/** The keys of each command, each with its "=". */
	private static Map<String, List<String>> keys() {
		final Map<String, List<String>> all = new LinkedHashMap<>();
		for (final String command : Commands.names()) {
			final List<String> keys = new ArrayList<>(new CommandRun(command).allKeys().stream().map(Key::name).toList());
			keys.addAll(OutputKeys.ALL);
			keys.addAll(Console.KEYS);
			keys.addAll(ZarrKeys.ALL.keySet());
			all.put(command, keys.stream().distinct().map(key -> key + "=").toList());
		}
		return all;
	}

	private static String cases(final Map<String, List<String>> words, final String line) {
		return words.entrySet().stream().map(entry -> line.formatted(entry.getKey(), String.join(" ", entry.getValue())))
			.collect(Collectors.joining());
	}
}
