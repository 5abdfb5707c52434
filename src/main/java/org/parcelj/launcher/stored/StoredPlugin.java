package org.parcelj.launcher.stored;

import java.lang.annotation.Annotation;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.SciJavaPlugin;

/** The annotation of a command. */
record StoredPlugin(Class<? extends SciJavaPlugin> type, String name, String label, String description, String menuPath,
	String menuRoot, String iconPath, double priority, boolean selectable, String selectionGroup, boolean enabled,
	boolean visible, boolean headless, String initializer, Attr[] attrs) implements Plugin {

	static StoredPlugin of(final Columns line) throws ClassNotFoundException {
		return new StoredPlugin(Class.forName(line.text()).asSubclass(SciJavaPlugin.class), line.text(), line.text(),
			line.text(), line.text(), line.text(), line.text(), Double.parseDouble(line.text()), line.flag(), line.text(),
			line.flag(), line.flag(), line.flag(), line.text(), line.attributes());
	}

	/** What menu a command is in says its path. */
	@Override
	public Menu[] menu() {
		return new Menu[0];
	}

	@Override
	public Class<? extends Annotation> annotationType() {
		return Plugin.class;
	}
}
