package org.parcelj.launcher;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.parcelj.InputException;

/** What users can set in a command: the keys, and the values that texts stand for. Immutable. */
final class CommandKeys {

	static final String MAIN_IMAGE = "image";

	private final String command;
	private final List<Key> keys;

	/** @param keys as they are declared, superclasses first */
	CommandKeys(final String command, final List<Key> keys) {
		this.command = command;
		final Map<Section, List<Key>> sections = new EnumMap<>(Section.class);
		for (final Key key : keys)
			sections.computeIfAbsent(Section.of(key), section -> new ArrayList<>()).add(key);
		final List<Key> sorted = new ArrayList<>(keys.size());
		sections.values().forEach(sorted::addAll);
		this.keys = List.copyOf(sorted);
	}

	/** In the order of their sections, and within each as they are declared. */
	List<Key> all() {
		return keys;
	}

	/** The image that is the active one unless it is named; null where the command takes no image. */
	Key mainImage() {
		final List<Key> imageKeys = keys.stream().filter(Key::isImage).toList();
		for (final Key key : imageKeys) {
			if (key.name().equals(MAIN_IMAGE)) return key;
		}
		return imageKeys.isEmpty() ? null : imageKeys.get(0);
	}

	/**
	 * The values of keys, without a look for the images that they name.
	 *
	 * @throws InputException if a key is unknown, or a value cannot be used
	 */
	Map<Key, Object> check(final Options asked) {
		final Options options = withPreset(asked);
		final Map<Key, Object> values = new LinkedHashMap<>();
		for (final String name : options.keys()) {
			final Key key = key(name);
			values.put(key, key.parse(options.text(name), name));
		}
		return values;
	}

	/** Those of the keys for files that the command does not have itself. */
	List<String> notOwn(final List<String> names) {
		return names.stream().filter(name -> keys.stream().noneMatch(key -> key.name().equals(name))).toList();
	}

	/** What a preset says, if one is named, and in its place what is said beside it. */
	Options withPreset(final Options asked) {
		if (!asked.has(Presets.KEY)) return asked;
		final Options preset = new Presets(command).find(Objects.requireNonNullElse(asked.text(Presets.KEY), ""));
		return preset.with(asked.without(List.of(Presets.KEY)));
	}

	/**
	 * @throws InputException if the command has no key of that name; the message has one like it
	 */
	Key key(final String name) {
		for (final Key key : keys) {
			if (key.name().equals(name)) return key;
		}
		final List<String> names = keys.stream().map(Key::name).toList();
		final String near = Suggestion.forWord(name, names);
		throw new InputException("unknown key \"" + name + "\"" +
			(near.isEmpty() ? "; the keys of " + command + " are " + String.join(", ", names) : near));
	}

	/**
	 * Without its main image a command takes the active one, or says that there is none; what else it requires must be
	 * set.
	 *
	 * @throws InputException if it is not; the message has the key
	 */
	void requireAll(final Map<Key, Object> values) {
		final Key main = mainImage();
		for (final Key key : keys) {
			if (key != main && key.isRequired() && key.defaultValue() == null && values.get(key) == null)
				throw new InputException("key \"" + key.name() + "\" is missing: it must be " + key.range());
		}
	}
}
