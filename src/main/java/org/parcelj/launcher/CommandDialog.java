package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.plugin.BrowserLauncher;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog.ModalityType;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Point;
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
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;

import org.parcelj.InputException;
import org.parcelj.commands.dialog.DialogExtension;
import org.parcelj.imagej.links.Placement;

/** Asks the user for a command's keys. It stays open until the values can be used, or the user cancels. */
final class CommandDialog {

	private final CommandRun run;
	private final ImagePlus active;
	private final DialogMemory memory;
	private final DialogForm form;
	private final JDialog dialog;
	private final DialogFit fit;
	private final JLabel message = new JLabel(" ");
	/** Null where there is nothing to preview. */
	private final LivePreview preview;
	private final JCheckBox forGood = new JCheckBox("Remember");
	private final CountDownLatch closed = new CountDownLatch(1);

	private final JPanel content = new JPanel(new BorderLayout(0, 8));
	private final JScrollPane scroll = new JScrollPane(content);
	private final JButton ok = button("OK", this::accept);

	/** Around the form, in pixels. */
	private static final int MARGIN = 24;

	/** What the user accepted; null until then. */
	private Map<Key, Object> accepted;

	private CommandDialog(final CommandRun run, final ImagePlus active, final Refused refused,
		final ModalityType modality)
	{
		this.run = run;
		this.active = active;
		memory = new DialogMemory(run);
		form = new DialogForm(run, active);
		form.setTexts(memory.texts());
		if (refused != null) form.setImages(refused.values());
		preview = LivePreview.isFor(run) ? new LivePreview(run, form, this::tell) : null;
		dialog = new JDialog(IJ.getInstance(), run.label(), modality);
		fit = new DialogFit(dialog, form, scroll);
		build();
		if (refused != null) {
			dialog.setLocation(refused.place());
			complain(refused.reason());
		}
	}

	/**
	 * Values that a command could not use, once it ran.
	 *
	 * @param place where the dialog was
	 */
	record Refused(Map<Key, Object> values, Point place, String reason) {}

	/** What the user accepted, in a dialog at some place. */
	record Answer(Map<Key, Object> values, Point place) {

		Refused refused(final String reason) {
			return new Refused(values, place, reason);
		}
	}

	/**
	 * Shows the dialog and waits for the answer.
	 *
	 * @param active the image that the command works on unless another one is chosen, null where it takes none
	 * @param refused what the user accepted before and the command could not use: the dialog opens with it again, and
	 * says why; null at first
	 * @return the value of each key in the dialog
	 * @throws CancellationException if the user cancels
	 */
	static Answer ask(final CommandRun run, final ImagePlus active, final Refused refused) {
		final AtomicReference<CommandDialog> shown = new AtomicReference<>();
		final boolean modeless = run.command() instanceof DialogExtension && !EventQueue.isDispatchThread();
		inEventThread(() -> {
			shown.set(
				new CommandDialog(run, active, refused, modeless ? ModalityType.MODELESS : ModalityType.APPLICATION_MODAL));
			shown.get().dialog.setVisible(true);
		});
		return shown.get().answer();
	}

	static void inEventThread(final Runnable work) {
		try {
			if (EventQueue.isDispatchThread()) work.run();
			else EventQueue.invokeAndWait(work);
		}
		catch (final InterruptedException e) {
			throw canceled(e);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof InputException reason) throw reason;
			throw new IllegalStateException("the dialog cannot be shown", e.getCause());
		}
	}

	private Answer answer() {
		try {
			closed.await();
		}
		catch (final InterruptedException e) {
			throw canceled(e);
		}
		if (accepted == null) throw new CancellationException("cancelled in the dialog");
		return new Answer(accepted, dialog.getLocation());
	}

	private static CancellationException canceled(final InterruptedException cause) {
		Thread.currentThread().interrupt();
		return (CancellationException) new CancellationException("interrupted").initCause(cause);
	}

	private DialogExtension extension() {
		return run.command() instanceof DialogExtension ? (DialogExtension) run.command() : null;
	}

	private void build() {
		content.setBorder(BorderFactory.createEmptyBorder(12, 12, 4, 12));
		content.add(form.panel(fit::fit));
		if (extension() != null) content.add(extension().extendDialog(form), BorderLayout.SOUTH);
		scroll.setBorder(null);
		dialog.add(scroll);
		dialog.add(bottom(), BorderLayout.SOUTH);
		form.onChange(() -> message.setText(" "));
		listenToWindow();
		fit.scale();
		fit.fit();
		GUI.centerOnImageJScreen(dialog);
		// what follows the dialog must be seen beside it
		if (active != null && active.getWindow() != null) Placement.beside(dialog, active.getWindow());
	}

	private JPanel bottom() {
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
		forGood.setName("remember");
		forGood.setSelected(memory.isForGood());
		forGood.setToolTipText("Keeps the values after ImageJ is closed");
		if (preview != null) buttons.add(preview.box());
		buttons.add(forGood);
		buttons.add(new PresetButton(run, form).button());
		buttons.add(button("Reset", () -> form.setTexts(Map.of())));
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

	static JButton button(final String text, final Runnable action) {
		final JButton button = new JButton(text);
		button.setName(text);
		button.addActionListener(event -> action.run());
		return button;
	}

	private void accept() {
		try {
			final Map<Key, Object> values = form.values();
			run.keys().requireAll(values);
			memory.keep(form.texts(), forGood.isSelected());
			close(values);
		}
		catch (final InputException e) {
			complain(e.getMessage());
		}
	}

	/** What is wrong with the values as they stand, without moving anything. */
	private void tell(final String reason) {
		message.setText(reason.isEmpty() ? " " : reason);
	}

	/** In as many lines as it takes. */
	private void complain(final String reason) {
		message.setText("<html><div style='width:" + (content.getWidth() - MARGIN) + "px'>" + DialogField.escape(reason) +
			"</div></html>");
		fit.fit();
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
		if (preview != null) preview.end();
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
				if (!form.focus()) ok.requestFocusInWindow();
			}

			@Override
			public void windowClosing(final WindowEvent event) {
				close(null);
			}
		});
		dialog.getRootPane().registerKeyboardAction(event -> close(null), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
	}
}
