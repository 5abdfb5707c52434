package org.parcelj.blocks.rena;

import java.io.Serializable;

/**
 * The groups of a block that have shared nodes, each named by the lowest id of its nodes in this block.
 *
 * @param ids of the shared nodes, ascending
 * @param group of each shared node the number of its group among these
 * @param names of each group
 */
record Links(long[] ids, int[] group, long[] names) implements Serializable {}
