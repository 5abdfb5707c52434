package org.parcelj.launcher.scripts;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

import ij.IJ;

import org.scijava.plugin.Plugin;
import org.scijava.script.AbstractScriptEngine;
import org.scijava.script.AbstractScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** ImageJ's macros among SciJava's scripts, as Fiji has them: the parameters are variables before the first line. */
@Plugin(type = ScriptLanguage.class, name = "ImageJ macro")
public final class MacroLanguage extends AbstractScriptLanguage {

	@Override
	public List<String> getExtensions() {
		return List.of("ijm");
	}

	@Override
	public ScriptEngine getScriptEngine() {
		return new Engine();
	}

	private static final class Engine extends AbstractScriptEngine {

		Engine() {
			engineScopeBindings = new SimpleBindings();
		}

		@Override
		public Object eval(final String script) {
			final String variables = engineScopeBindings.entrySet().stream().filter(entry -> entry.getKey().matches("[a-z]+"))
				.map(entry -> entry.getKey() + " = " + literal(entry.getValue()) + ";\n").collect(Collectors.joining());
			return IJ.runMacro(variables + script);
		}

		private static String literal(final Object value) {
			return value instanceof Number ? value.toString() : "'" + value + "'";
		}

		@Override
		public Object eval(final Reader reader) throws ScriptException {
			final StringWriter script = new StringWriter();
			try {
				reader.transferTo(script);
			}
			catch (final IOException e) {
				throw new ScriptException(e);
			}
			return eval(script.toString());
		}
	}
}
