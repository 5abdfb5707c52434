package org.parcelj.tiff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.parcelj.InputException;
import org.parcelj.TimeUnits;

/** What the first image of an OME-XML text says. Nothing outside of the text is read. */
final class OmeXml {

	/** Where a TiffData element puts planes. Numbers are below 0 where it does not say. */
	static final class TiffData {

		final int directory;
		final int count;
		final int[] first;
		String uuid = "";
		String file = "";

		private TiffData(final OmeXml xml) {
			directory = xml.whole("IFD", -1);
			count = xml.whole("PlaneCount", -1);
			first = new int[] { xml.whole("FirstC", 0), xml.whole("FirstZ", 0), xml.whole("FirstT", 0) };
		}
	}

	final List<TiffData> tiffData = new ArrayList<>();

	/** The identifier of the whole text; empty if there is none. */
	String uuid = "";

	/** The letters of the five axes, fastest first. */
	String order;

	/** By the axes X Y Z C T. */
	final int[] size = new int[5];

	/** Along X Y Z; 0 where it does not say. */
	final double[] pixelSize = new double[3];
	final String[] unit = { "µm", "µm", "µm" };
	double timeIncrement;
	String timeUnit = "s";

	/** The samples per pixel of each channel. */
	final List<Integer> samplesPerPixel = new ArrayList<>();
	final List<String> channelNames = new ArrayList<>();

	/** How many images the text describes. */
	int images;

	/** When the planes of the first channel and slice were taken, in seconds, by their frames. */
	private final SortedMap<Integer, Double> moments = new TreeMap<>();

	private final XMLStreamReader reader;
	private String number = "";

	/**
	 * @throws InputException if it is no XML, or does not describe an image
	 */
	OmeXml(final String text) {
		try {
			final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
			factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
			factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
			reader = factory.createXMLStreamReader(new StringReader(text.strip()));
			while (reader.hasNext())
				if (reader.next() == XMLStreamConstants.START_ELEMENT) element(reader.getLocalName());
			if (timeIncrement == 0) timeByMoments();
		}
		catch (final XMLStreamException | RuntimeException e) {
			if (e instanceof InputException) throw (InputException) e;
			throw new InputException("its OME-XML cannot be read: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
				e);
		}
		if (order == null) throw new InputException("its OME-XML describes no pixels");
	}

	private void element(final String name) throws XMLStreamException {
		switch (name) {
			case "OME" :
				uuid = text("UUID", "");
				return;
			case "BinaryOnly" :
				throw new InputException("its OME-XML is in another file, \"" + text("MetadataFile", "") +
					"\", and images of several files are not read; save it as one OME-TIFF");
			case "StructuredAnnotations" :
				// may hold any elements, also of these names
				skip(name);
				return;
			case "Image" :
				images++;
				return;
			default :
				if (images == 1) ofFirstImage(name);
		}
	}

	private void ofFirstImage(final String name) throws XMLStreamException {
		switch (name) {
			case "Pixels" :
				pixels();
				break;
			case "Channel" :
				samplesPerPixel.add(whole("SamplesPerPixel", 1));
				channelNames.add(text("Name", ""));
				break;
			case "TiffData" :
				tiffData.add(new TiffData(this));
				break;
			case "UUID" :
				if (tiffData.isEmpty()) break;
				final TiffData last = tiffData.get(tiffData.size() - 1);
				last.file = text("FileName", "");
				last.uuid = reader.getElementText().strip();
				break;
			case "Plane" :
				if (whole("TheC", 0) == 0 && whole("TheZ", 0) == 0 && !text("DeltaT", "").isEmpty())
					moments.put(whole("TheT", 0), number("DeltaT") * seconds(text("DeltaTUnit", "s")));
				break;
			default :
				// the rest does not matter here
		}
	}

	private void skip(final String name) throws XMLStreamException {
		while (reader.hasNext())
			if (reader.next() == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name)) return;
	}

	/** The mean time between frames, where the text has but the time of each. */
	private void timeByMoments() {
		if (moments.size() < 2) return;
		final double time = moments.get(moments.lastKey()) - moments.get(moments.firstKey());
		final double each = time / (moments.lastKey() - moments.firstKey());
		if (!(each > 0 && Double.isFinite(each))) return;
		timeIncrement = each;
		timeUnit = "s";
	}

	private static double seconds(final String unit) {
		return TimeUnits.seconds(unit).orElse(Double.NaN);
	}

	private void pixels() {
		order = text("DimensionOrder", "XYCZT");
		if (!order.matches("XY(ZCT|ZTC|CZT|CTZ|TZC|TCZ)"))
			throw new InputException("its OME-XML has the dimension order \"" + order + "\", which does not exist");
		for (int axis = 0; axis < size.length; axis++) {
			final char letter = "XYZCT".charAt(axis);
			size[axis] = whole("Size" + letter, 0);
			if (size[axis] < 1)
				throw new InputException("its OME-XML has Size" + letter + " " + number + ", but it must be at least 1");
			if (axis > 2) continue;
			pixelSize[axis] = number("PhysicalSize" + letter);
			unit[axis] = text("PhysicalSize" + letter + "Unit", unit[axis]);
		}
		timeIncrement = number("TimeIncrement");
		timeUnit = text("TimeIncrementUnit", timeUnit);
	}

	private String text(final String attribute, final String otherwise) {
		final String value = reader.getAttributeValue(null, attribute);
		return value == null ? otherwise : value.strip();
	}

	private int whole(final String attribute, final int otherwise) {
		number = text(attribute, Integer.toString(otherwise));
		try {
			return Integer.parseInt(number);
		}
		catch (final NumberFormatException e) {
			throw new InputException("its OME-XML has " + attribute + " \"" + number + "\", which is not a whole number", e);
		}
	}

	/** 0 where there is none above 0. */
	private double number(final String attribute) {
		try {
			final double value = Double.parseDouble(text(attribute, "0"));
			return value > 0 && Double.isFinite(value) ? value : 0;
		}
		catch (final NumberFormatException e) {
			throw new InputException(
				"its OME-XML has " + attribute + " \"" + text(attribute, "") + "\", which is not a number", e);
		}
	}
}
