package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.gui.GUI;
import ij.plugin.BrowserLauncher;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog.ModalityType;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;

import org.parcelj.InputException;
import org.parcelj.commands.dialog.DialogExtension;

/** Asks the user for a command's keys. It stays open until they can be used, or the user cancels. */
final class CommandDialog {

	private final CommandRun run;
	private final ImagePlus active;
	private final DialogForm form;
	private final JDialog dialog;
	private final JLabel message = new JLabel(" ");
	private final CountDownLatch closed = new CountDownLatch(1);

	/** What the user accepted; null until then. */
	private Map<Key, Object> accepted;

	private CommandDialog(final CommandRun run, final ImagePlus active, final ModalityType modality) {
		this.run = run;
		this.active = active;
		form = new DialogForm(run, active);
		dialog = new JDialog(IJ.getInstance(), run.label(), modality);
		build();
	}

	/**
	 * Shows the dialog and waits for the answer.
	 *
	 * @param active the image that the command works on unless another one is chosen, null where it takes none
	 * @return the value of each key in the dialog
	 * @throws CancellationException if the user cancels
	 */
	static Map<Key, Object> ask(final CommandRun run, final ImagePlus active) {
		final AtomicReference<CommandDialog> shown = new AtomicReference<>();
		final boolean modeless = run.command() instanceof DialogExtension && !EventQueue.isDispatchThread();
		inEventThread(() -> {
			shown.set(new CommandDialog(run, active, modeless ? ModalityType.MODELESS : ModalityType.APPLICATION_MODAL));
			shown.get().dialog.setVisible(true);
		});
		return shown.get().answer();
	}

	private static void inEventThread(final Runnable work) {
		try {
			if (EventQueue.isDispatchThread()) work.run();
			else EventQueue.invokeAndWait(work);
		}
		catch (final InterruptedException e) {
			throw canceled(e);
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException("the dialog cannot be shown", e.getCause());
		}
	}

	private Map<Key, Object> answer() {
		try {
			closed.await();
		}
		catch (final InterruptedException e) {
			throw canceled(e);
		}
		if (accepted == null) throw new CancellationException("canceled in the dialog");
		return accepted;
	}

	private static CancellationException canceled(final InterruptedException cause) {
		Thread.currentThread().interrupt();
		return (CancellationException) new CancellationException("interrupted").initCause(cause);
	}

	private DialogExtension extension() {
		return run.command() instanceof DialogExtension ? (DialogExtension) run.command() : null;
	}

	private void build() {
		final JPanel content = new JPanel(new BorderLayout(0, 8));
		content.setBorder(BorderFactory.createEmptyBorder(12, 12, 4, 12));
		content.add(form.panel());
		if (extension() != null) content.add(extension().extendDialog(form), BorderLayout.SOUTH);
		final JScrollPane scroll = new JScrollPane(content);
		scroll.setBorder(null);
		dialog.add(scroll);
		dialog.add(bottom(), BorderLayout.SOUTH);
		form.onChange(() -> message.setText(" "));
		listenToWindow();
		scale(dialog, Prefs.getGuiScale());
		dialog.pack();
		fitScreen(scroll);
		GUI.centerOnImageJScreen(dialog);
		if (extension() != null && active != null && active.getWindow() != null) placeBeside(active.getWindow());
	}

	/** What follows the dialog must be seen beside it, if the screen is wide enough. */
	private void placeBeside(final Window window) {
		final Rectangle screen = GUI.getMaxWindowBounds(window);
		final int right = window.getX() + window.getWidth();
		final int left = window.getX() - dialog.getWidth();
		final int y = Math.max(screen.y, Math.min(window.getY(), screen.y + screen.height - dialog.getHeight()));
		if (right + dialog.getWidth() <= screen.x + screen.width) dialog.setLocation(right, y);
		else if (left >= screen.x) dialog.setLocation(left, y);
	}

	private JPanel bottom() {
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
		final JButton ok = button("OK", this::accept);
		buttons.add(button("Help", this::help));
		buttons.add(button("Cancel", () -> close(null)));
		buttons.add(ok);
		dialog.getRootPane().setDefaultButton(ok);
		message.setForeground(new Color(0xb00000));
		message.setName("message");
		final JPanel bottom = new JPanel(new BorderLayout(0, 6));
		bottom.setBorder(BorderFactory.createEmptyBorder(4, 16, 12, 12));
		bottom.add(message);
		bottom.add(buttons, BorderLayout.SOUTH);
		return bottom;
	}

	private static JButton button(final String text, final Runnable action) {
		final JButton button = new JButton(text);
		button.setName(text);
		button.addActionListener(event -> action.run());
		return button;
	}

	private void accept() {
		try {
			final Map<Key, Object> values = form.values();
			run.requireAll(values);
			close(values);
		}
		catch (final InputException e) {
			message.setText(e.getMessage());
			if (message.getPreferredSize().width > message.getWidth())
				dialog.setSize(
					new Dimension(dialog.getWidth() + message.getPreferredSize().width - message.getWidth(), dialog.getHeight()));
		}
	}

	private void help() {
		try {
			BrowserLauncher.openURL(HelpPages.of(run.name()).toUri().toString());
		}
		catch (final IOException e) {
			message.setText("The help page does not open: " + e.getMessage());
		}
	}

	private void close(final Map<Key, Object> values) {
		accepted = values;
		dialog.dispose();
		if (extension() != null) extension().dialogClosed(values != null);
		closed.countDown();
	}

	private void listenToWindow() {
		dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
		dialog.addWindowListener(new WindowAdapter() {

			@Override
			public void windowOpened(final WindowEvent event) {
				// a dialog that is not modal may open behind other windows
				dialog.toFront();
				form.focus();
			}

			@Override
			public void windowClosing(final WindowEvent event) {
				close(null);
			}
		});
		dialog.getRootPane().registerKeyboardAction(event -> close(null), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	/** Follows ImageJ's setting for large screens. */
	private static void scale(final Container container, final double factor) {
		if (factor == 1) return;
		for (final Component child : container.getComponents()) {
			if (child.getFont() != null)
				child.setFont(child.getFont().deriveFont((float) (child.getFont().getSize2D() * factor)));
			if (child instanceof Container) scale((Container) child, factor);
		}
	}

	private void fitScreen(final JScrollPane scroll) {
		final int highest = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height;
		if (dialog.getHeight() <= highest) return;
		final int bar = scroll.getVerticalScrollBar().getPreferredSize().width;
		scroll.getVerticalScrollBar().setUnitIncrement(16);
		dialog.setSize(dialog.getWidth() + bar, highest);
	}
}
