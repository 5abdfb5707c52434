package org.parcelj.launcher;

import ij.Prefs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the last values in the fields of a command's dialog: until ImageJ is closed, or in its preferences if the
 * user wants them kept for good.
 */
final class DialogMemory {

	private static final String PREFERENCE = "parcelj.";
	private static final String FOR_GOOD = ".remembered";

	private static final Map<String, Map<String, String>> SESSION = new ConcurrentHashMap<>();

	private final CommandRun run;

	DialogMemory(final CommandRun run) {
		this.run = run;
	}

	/** Texts by key; none for keys that are at their defaults. */
	Map<String, String> texts() {
		final Map<String, String> texts = SESSION.get(run.name());
		return texts != null ? texts : isForGood() ? kept() : new HashMap<>();
	}

	/** Whether the user wants it kept for good. */
	boolean isForGood() {
		return Prefs.get(PREFERENCE + run.name() + FOR_GOOD, false);
	}

	void keep(final Map<String, String> texts, final boolean forGood) {
		SESSION.put(run.name(), new LinkedHashMap<>(texts));
		Prefs.set(PREFERENCE + run.name() + FOR_GOOD, forGood);
		for (final Key key : run.allKeys()) {
			final String text = texts.get(key.name());
			final boolean kept = forGood && text != null && !text.equals(key.format(key.defaultValue()));
			Prefs.set(preference(key), kept ? text : null);
		}
	}

	private Map<String, String> kept() {
		final Map<String, String> texts = new HashMap<>();
		for (final Key key : run.allKeys()) {
			final String text = Prefs.get(preference(key), null);
			if (text != null) texts.put(key.name(), text);
		}
		return texts;
	}

	private String preference(final Key key) {
		return PREFERENCE + run.name() + "." + key.name();
	}
}
