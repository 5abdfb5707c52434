package org.parcelj.imagej.links;

import java.awt.EventQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import javax.swing.SwingUtilities;
import javax.swing.Timer;

import ij.ImageListener;
import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.imagej.labels.LabelColours;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;

/**
 * The results that were made from a label image and follow it: a table, outlines, ROIs. When anything changes the
 * labels (another cut, an editor, a brush, Undo), they are updated soon after; {@link #follow} does it at once. A
 * property of the label image.
 */
public final class LabelFollowers {

	private static final String PROPERTY = "parcelj-followers";
	/** In milliseconds: changes that come together are followed once. */
	private static final int DELAY = 200;

	private final ImagePlus labels;
	private final List<Follower> followers = new CopyOnWriteArrayList<>();
	private final Timer timer;
	private final ReentrantLock following = new ReentrantLock();
	/** The hash of the labels that all followers show. */
	private int hash;
	private int count;

	private LabelFollowers(final ImagePlus labels) {
		this.labels = labels;
		hash = hash(labels);
		timer = new Timer(DELAY, event -> new Thread(this::followQuietly, "labels changed").start());
		timer.setRepeats(false);
		count = LabelImages.readPlanes(labels).numbers().length;
		ImagePlus.addImageListener(new Watch(this));
	}

	/** Brings itself up to date; called when labels have changed. */
	@FunctionalInterface
	public interface Follower {

		/** @param map what is to be followed, all planes: the label image may have gone on to others already */
		void follow(LabelMap map);
	}

	/** Those of a label image, which may be none so far. */
	public static synchronized LabelFollowers of(final ImagePlus labels) {
		final Object there = labels.getProperty(PROPERTY);
		if (there instanceof LabelFollowers) return (LabelFollowers) there;
		final LabelFollowers made = new LabelFollowers(labels);
		labels.setProperty(PROPERTY, made);
		return made;
	}

	/** Brings what follows an image up to date, if anything does. */
	public static void follow(final ImagePlus labels) {
		final Object there = labels.getProperty(PROPERTY);
		if (there instanceof LabelFollowers) ((LabelFollowers) there).follow();
	}

	public void add(final Follower follower) {
		followers.add(follower);
	}

	/**
	 * Brings everything up to date where labels have changed.
	 *
	 * @throws InputException if the image holds what is no label
	 */
	public void follow() {
		// what follows may wait for the event thread, which must not wait for it in turn
		if (EventQueue.isDispatchThread()) {
			if (!following.tryLock()) {
				timer.restart();
				return;
			}
		}
		else following.lock();
		try {
			followChange();
		}
		finally {
			following.unlock();
		}
	}

	private void followChange() {
		LabelMap map;
		int now;
		do {
			now = hash(labels);
			if (now == hash) return;
			map = LabelImages.readPlanes(labels);
		} while (now != hash(labels));
		hash = now;
		rename(map.numbers().length);
		LabelColours.show(labels, map);
		for (final Follower follower : followers)
			follower.follow(map);
	}

	/** A title that says how many labels there are goes on saying so. */
	private void rename(final int now) {
		final String title = labels.getTitle();
		if (now != count && title.matches(".* " + count + "(-\\d+)?"))
			labels.setTitle(title.replaceFirst(" " + count + "(-\\d+)?$", " " + now));
		count = now;
	}

	/** Somebody may be in the middle of drawing what is no label. */
	private void followQuietly() {
		LabelClicks.explained(this::follow);
	}

	/** A number for the labels that all followers show: the same for the same labels. */
	int state() {
		return hash;
	}

	/** A number for what an image holds. */
	static int hash(final ImagePlus labels) {
		int mixed = 1;
		for (int p = 1; p <= labels.getStackSize(); p++)
			mixed = 31 * mixed + hash(labels.getStack().getPixels(p));
		return mixed;
	}

	private static int hash(final Object plane) {
		if (plane instanceof short[]) return Arrays.hashCode((short[]) plane);
		if (plane instanceof int[]) return Arrays.hashCode((int[]) plane);
		return plane instanceof byte[] ? Arrays.hashCode((byte[]) plane) : Arrays.hashCode((float[]) plane);
	}

	/** Waits for changes until the image is closed, and holds nothing that nobody else holds. */
	private static final class Watch implements ImageListener {

		private final WeakReference<LabelFollowers> followers;

		Watch(final LabelFollowers followers) {
			this.followers = new WeakReference<>(followers);
		}

		@Override
		public void imageOpened(final ImagePlus image) {
			forget(image, false);
		}

		@Override
		public void imageUpdated(final ImagePlus image) {
			final LabelFollowers mine = followers.get();
			if (mine != null && image == mine.labels) SwingUtilities.invokeLater(mine.timer::restart);
		}

		@Override
		public void imageClosed(final ImagePlus image) {
			forget(image, true);
		}

		private void forget(final ImagePlus image, final boolean closed) {
			final LabelFollowers mine = followers.get();
			if (mine != null && (!closed || image != mine.labels)) return;
			if (mine != null) mine.timer.stop();
			ImagePlus.removeImageListener(this);
		}
	}
}
