package org.parcelj.launcher;

import java.util.List;

/**
 * An output that a run will have, as far as that is known before the work.
 *
 * @param files the names of its files
 * @param inPlace whether it is an input too, which the command changes
 */
record ExpectedOutput(List<String> files, boolean inPlace) {}
