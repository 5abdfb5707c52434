package org.parcelj.blocks.rena;

import java.io.Serializable;

/**
 * The groups that a block's nodes fall into, each called by the lowest id of its nodes.
 *
 * @param group of each node the number of its group
 * @param names of each group its name, of groups with shared nodes as far as it is known here
 * @param links of each group with shared nodes its number among these; -1 for the others
 */
record Grouping(int[] group, long[] names, int[] links) implements Serializable {}
