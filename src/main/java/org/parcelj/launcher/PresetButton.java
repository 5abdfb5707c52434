package org.parcelj.launcher;

import java.util.HashMap;
import java.util.Map;

import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPopupMenu;

import org.parcelj.InputException;

/** A button with the presets of a command, and an entry that makes one from the values in the dialog. */
final class PresetButton {

	private final CommandRun run;
	private final DialogForm form;
	private final JButton button;

	PresetButton(final CommandRun run, final DialogForm form) {
		this.run = run;
		this.form = form;
		button = CommandDialog.button("Presets", this::open);
		button.setToolTipText("Named sets of values; macros use them as preset=[NAME]");
	}

	JButton button() {
		return button;
	}

	private void open() {
		final JPopupMenu menu = new JPopupMenu();
		menu.setName("presets");
		explained(() -> new Presets(run.name()).names().forEach(name -> add(menu, name, () -> use(name))));
		if (menu.getComponentCount() > 0) menu.addSeparator();
		add(menu, "Save These Values As...", this::save);
		menu.show(button, 0, button.getHeight());
	}

	private static void add(final JPopupMenu menu, final String text, final Runnable action) {
		final JMenuItem item = new JMenuItem(text);
		item.addActionListener(event -> action.run());
		menu.add(item);
	}

	private void use(final String name) {
		explained(() -> {
			final Options options = new Presets(run.name()).find(name);
			final Map<String, String> texts = new HashMap<>();
			for (final String key : options.keys())
				texts.put(key, options.text(key) == null ? "true" : options.text(key));
			form.setTexts(texts);
		});
	}

	private void save() {
		final String name = JOptionPane.showInputDialog(button, "Name of the preset", "Presets", JOptionPane.PLAIN_MESSAGE);
		if (name == null) return;
		explained(() -> {
			final Map<Key, Object> values = form.values();
			values.keySet().removeIf(Key::isImage);
			new Presets(run.name()).save(name, RecordedRun.options(values));
		});
	}

	private void explained(final Runnable work) {
		try {
			work.run();
		}
		catch (final InputException e) {
			JOptionPane.showMessageDialog(button, e.getMessage(), "Presets", JOptionPane.ERROR_MESSAGE);
		}
	}
}
